namespace Microsoft.ML.Imbalance;

/// <summary>Cuts out a rectangle and scales it to the size of the image.</summary>
internal sealed class CropAndResize(double minimumArea, double maximumArea, double minimumRatio, double maximumRatio) : ImageAugmentation
{
    public static void To(ImageProgram image, double left, double top, double width, double height)
        => image.Warp(new Homography(width / image.Width, 0, left, 0, height / image.Height, top), staysInside: true);

    // A rectangle that is wider or higher than the image is cut to it: the share of the area is kept where it can be.
    internal override void Apply(ImageProgram image, RandomStream stream)
    {
        double area = stream.Uniform(minimumArea, maximumArea) * image.Width * image.Height, ratio = stream.LogUniform(minimumRatio, maximumRatio);
        double width = Math.Min(image.Width, Math.Sqrt(area * ratio)), height = Math.Min(image.Height, Math.Sqrt(area / ratio));
        double left = stream.NextDouble() * (image.Width - width);
        To(image, left, stream.NextDouble() * (image.Height - height), width, height);
    }
}
