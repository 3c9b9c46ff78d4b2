namespace Microsoft.ML.Imbalance;

/// <summary>Scales the image around its center.</summary>
internal sealed class Zoom(double minimum, double maximum) : ImageAugmentation
{
    public static void By(ImageProgram image, double factor)
        => image.Warp(Homography.Scale(1 / factor, 1 / factor).Around(image.Width / 2.0, image.Height / 2.0), staysInside: factor >= 1);

    internal override void Apply(ImageProgram image, RandomStream stream) => By(image, stream.LogUniform(minimum, maximum));
}
