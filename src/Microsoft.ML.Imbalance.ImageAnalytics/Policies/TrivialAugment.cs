namespace Microsoft.ML.Imbalance;

/// <summary>One operation out of fourteen, with a strength drawn for each image.</summary>
/// <remarks>Müller and Hutter, "TrivialAugment: Tuning-free yet state-of-the-art data augmentation", ICCV 2021: the wide ranges of its table 1.</remarks>
internal sealed class TrivialAugment : ImageAugmentation
{
    /// <summary>Strengths 0 to 30.</summary>
    public const int Strengths = 31;

    internal override void Apply(ImageProgram image, RandomStream stream)
    {
        PolicyOperation operation = Imbalance.RandAugment.Operations[stream.Next(Imbalance.RandAugment.Operations.Length)];
        int strength = stream.Next(Strengths);
        PolicyRanges.Wide.Apply(operation, image, strength / (Strengths - 1.0), stream.Next(2) == 0);
    }
}
