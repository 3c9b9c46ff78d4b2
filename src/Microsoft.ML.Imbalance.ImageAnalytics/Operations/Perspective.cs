namespace Microsoft.ML.Imbalance;

/// <summary>Sees the image as on a tilted plane: each corner comes from a place inside or on the edge.</summary>
internal sealed class Perspective(double maximumShare) : ImageAugmentation
{
    public static void From(ImageProgram image, ReadOnlySpan<(double X, double Y)> corners)
    {
        int width = image.Width, height = image.Height;
        image.Warp(Homography.FromCorners(corners, [(0, 0), (width, 0), (width, height), (0, height)]));
    }

    internal override void Apply(ImageProgram image, RandomStream stream)
    {
        double x = maximumShare / 2 * image.Width, y = maximumShare / 2 * image.Height;
        Span<(double X, double Y)> corners =
        [
            (stream.Uniform(0, x), stream.Uniform(0, y)), (image.Width - stream.Uniform(0, x), stream.Uniform(0, y)),
            (image.Width - stream.Uniform(0, x), image.Height - stream.Uniform(0, y)), (stream.Uniform(0, x), image.Height - stream.Uniform(0, y)),
        ];
        From(image, corners);
    }
}
