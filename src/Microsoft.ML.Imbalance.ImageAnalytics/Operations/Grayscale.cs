namespace Microsoft.ML.Imbalance;

/// <summary>Leaves the lightness of colors only.</summary>
internal sealed class Grayscale : ImageAugmentation
{
    internal override void Apply(ImageProgram image, RandomStream stream) => Imbalance.Saturation.By(image, 0);
}
