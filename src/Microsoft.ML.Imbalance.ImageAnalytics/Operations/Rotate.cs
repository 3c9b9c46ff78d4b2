namespace Microsoft.ML.Imbalance;

/// <summary>Turns the image around its center.</summary>
internal sealed class Rotate(double maximumDegrees) : ImageAugmentation
{
    public static void By(ImageProgram image, double degrees)
    {
        (double sin, double cos) = Math.SinCos(degrees * Math.PI / 180);
        image.Warp(new Homography(cos, -sin, 0, sin, cos, 0).Around(image.Width / 2.0, image.Height / 2.0));
    }

    internal override void Apply(ImageProgram image, RandomStream stream) => By(image, stream.Signed(maximumDegrees));
}
