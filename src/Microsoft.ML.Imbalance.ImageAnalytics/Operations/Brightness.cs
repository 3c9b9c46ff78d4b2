namespace Microsoft.ML.Imbalance;

/// <summary>Multiplies all grey levels.</summary>
internal sealed class Brightness(double maximumChange) : ImageAugmentation
{
    public static void By(ImageProgram image, double factor) => image.Recolor(ColorMatrix.Scale((float)factor, 0));

    internal override void Apply(ImageProgram image, RandomStream stream) => By(image, 1 + stream.Signed(maximumChange));
}
