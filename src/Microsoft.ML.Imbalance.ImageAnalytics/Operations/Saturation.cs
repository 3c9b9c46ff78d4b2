namespace Microsoft.ML.Imbalance;

/// <summary>Moves colors away from grey, or towards it.</summary>
internal sealed class Saturation(double maximumChange) : ImageAugmentation
{
    public static void By(ImageProgram image, double factor) => image.Recolor(ColorMatrix.Saturation((float)factor));

    internal override void Apply(ImageProgram image, RandomStream stream) => By(image, 1 + stream.Signed(maximumChange));
}
