namespace Microsoft.ML.Imbalance;

/// <summary>Puts a margin around the image and scales it back to its size.</summary>
internal sealed class Pad(double maximumShare) : ImageAugmentation
{
    /// <param name="image">The image.</param>
    /// <param name="share">The margin on each side, as a share of width and height.</param>
    public static void By(ImageProgram image, double share)
        => image.Warp(Homography.Scale(1 + 2 * share, 1 + 2 * share).Around(image.Width / 2.0, image.Height / 2.0));

    internal override void Apply(ImageProgram image, RandomStream stream) => By(image, stream.Uniform(0, maximumShare));
}
