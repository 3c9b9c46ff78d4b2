namespace Microsoft.ML.Imbalance;

/// <summary>Makes black of white and white of black.</summary>
internal sealed class Invert : ImageAugmentation
{
    public static void Of(ImageProgram image) => image.Recolor(ColorMatrix.Scale(-1, 255));

    internal override void Apply(ImageProgram image, RandomStream stream) => Of(image);
}
