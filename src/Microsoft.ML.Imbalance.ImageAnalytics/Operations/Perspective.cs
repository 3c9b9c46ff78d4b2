namespace Microsoft.ML.Imbalance;

/// <summary>Sees the image on a tilted plane: each corner moves inwards.</summary>
internal sealed class Perspective(double maximumShare) : ImageAugmentation
{
    /// <summary>Moves the corners, from the top left one clockwise, to these places.</summary>
    public static void To(ImageProgram image, ReadOnlySpan<(double X, double Y)> corners)
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
        To(image, corners);
    }
}
