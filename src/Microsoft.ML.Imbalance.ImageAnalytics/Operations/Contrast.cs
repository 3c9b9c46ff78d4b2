namespace Microsoft.ML.Imbalance;

/// <summary>Spreads grey levels around the mean lightness of the image, or draws them together.</summary>
internal sealed class Contrast(double maximumChange) : ImageAugmentation
{
    public static void By(ImageProgram image, double factor) => image.Recolor(ColorMatrix.Scale((float)factor, (1 - (float)factor) * image.MeanLightness()));

    internal override void Apply(ImageProgram image, RandomStream stream) => By(image, 1 + stream.Signed(maximumChange));
}
