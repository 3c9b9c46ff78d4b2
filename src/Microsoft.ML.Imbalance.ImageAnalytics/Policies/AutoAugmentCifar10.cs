namespace Microsoft.ML.Imbalance;

/// <summary>One of 25 pairs of operations that were found by a search on CIFAR-10.</summary>
/// <remarks>Cubuk, Zoph, Mané, Vasudevan and Le, "AutoAugment: Learning augmentation strategies from data", CVPR 2019: table 7, with the ranges of table 6.</remarks>
internal sealed class AutoAugmentCifar10 : ImageAugmentation
{
    /// <summary>Magnitudes are ten steps, 0 to 9.</summary>
    private const double LastMagnitude = 9;

    /// <summary>Operation, probability and magnitude; operations that have no strength ignore the magnitude.</summary>
    internal readonly record struct Step(PolicyOperation Operation, double Probability, int Magnitude);

    public static readonly (Step First, Step Second)[] Table =
    [
        (new(PolicyOperation.Invert, 0.1, 7), new(PolicyOperation.Contrast, 0.2, 6)),
        (new(PolicyOperation.Rotate, 0.7, 2), new(PolicyOperation.TranslateX, 0.3, 9)),
        (new(PolicyOperation.Sharpness, 0.8, 1), new(PolicyOperation.Sharpness, 0.9, 3)),
        (new(PolicyOperation.ShearY, 0.5, 8), new(PolicyOperation.TranslateY, 0.7, 9)),
        (new(PolicyOperation.AutoContrast, 0.5, 8), new(PolicyOperation.Equalize, 0.9, 2)),
        (new(PolicyOperation.ShearY, 0.2, 7), new(PolicyOperation.Posterize, 0.3, 7)),
        (new(PolicyOperation.Color, 0.4, 3), new(PolicyOperation.Brightness, 0.6, 7)),
        (new(PolicyOperation.Sharpness, 0.3, 9), new(PolicyOperation.Brightness, 0.7, 9)),
        (new(PolicyOperation.Equalize, 0.6, 5), new(PolicyOperation.Equalize, 0.5, 1)),
        (new(PolicyOperation.Contrast, 0.6, 7), new(PolicyOperation.Sharpness, 0.6, 5)),
        (new(PolicyOperation.Color, 0.7, 7), new(PolicyOperation.TranslateX, 0.5, 8)),
        (new(PolicyOperation.Equalize, 0.3, 7), new(PolicyOperation.AutoContrast, 0.4, 8)),
        (new(PolicyOperation.TranslateY, 0.4, 3), new(PolicyOperation.Sharpness, 0.2, 6)),
        (new(PolicyOperation.Brightness, 0.9, 6), new(PolicyOperation.Color, 0.2, 8)),
        (new(PolicyOperation.Solarize, 0.5, 2), new(PolicyOperation.Invert, 0.0, 3)),
        (new(PolicyOperation.Equalize, 0.2, 0), new(PolicyOperation.AutoContrast, 0.6, 0)),
        (new(PolicyOperation.Equalize, 0.2, 8), new(PolicyOperation.Equalize, 0.6, 4)),
        (new(PolicyOperation.Color, 0.9, 9), new(PolicyOperation.Equalize, 0.6, 6)),
        (new(PolicyOperation.AutoContrast, 0.8, 4), new(PolicyOperation.Solarize, 0.2, 8)),
        (new(PolicyOperation.Brightness, 0.1, 3), new(PolicyOperation.Color, 0.7, 0)),
        (new(PolicyOperation.Solarize, 0.4, 5), new(PolicyOperation.AutoContrast, 0.9, 3)),
        (new(PolicyOperation.TranslateY, 0.9, 9), new(PolicyOperation.TranslateY, 0.7, 9)),
        (new(PolicyOperation.AutoContrast, 0.9, 2), new(PolicyOperation.Solarize, 0.8, 3)),
        (new(PolicyOperation.Equalize, 0.8, 8), new(PolicyOperation.Invert, 0.1, 3)),
        (new(PolicyOperation.TranslateY, 0.7, 9), new(PolicyOperation.AutoContrast, 0.9, 1)),
    ];

    internal override void Apply(ImageProgram image, RandomStream stream)
    {
        (Step first, Step second) = Table[stream.Next(Table.Length)];
        Apply(first, image, ref stream);
        Apply(second, image, ref stream);
    }

    private static void Apply(Step step, ImageProgram image, ref RandomStream stream)
    {
        bool negative = stream.Next(2) == 0;
        if (stream.NextDouble() < step.Probability)
            PolicyRanges.Standard.Apply(step.Operation, image, step.Magnitude / LastMagnitude, negative);
    }
}
