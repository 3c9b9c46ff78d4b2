namespace Microsoft.ML.Imbalance;

/// <summary>Some operations out of fourteen, all with the same strength.</summary>
/// <remarks>Cubuk, Zoph, Shlens and Le, "RandAugment: Practical automated data augmentation with a reduced search space", NeurIPS 2020.</remarks>
internal sealed class RandAugment(int operationCount, int magnitude) : ImageAugmentation
{
    public const int MaximumMagnitude = 30;

    /// <summary>The list in section 3 of the paper.</summary>
    public static readonly PolicyOperation[] Operations =
    [
        PolicyOperation.Identity, PolicyOperation.AutoContrast, PolicyOperation.Equalize, PolicyOperation.Rotate, PolicyOperation.Solarize, PolicyOperation.Color, PolicyOperation.Posterize,
        PolicyOperation.Contrast, PolicyOperation.Brightness, PolicyOperation.Sharpness, PolicyOperation.ShearX, PolicyOperation.ShearY, PolicyOperation.TranslateX, PolicyOperation.TranslateY,
    ];

    internal override void Apply(ImageProgram image, RandomStream stream)
    {
        for (int i = 0; i < operationCount; i++)
        {
            PolicyOperation operation = Operations[stream.Next(Operations.Length)];
            PolicyRanges.Standard.Apply(operation, image, magnitude / (double)MaximumMagnitude, stream.Next(2) == 0);
        }
    }
}
