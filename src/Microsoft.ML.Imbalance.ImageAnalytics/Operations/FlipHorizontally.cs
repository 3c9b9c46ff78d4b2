namespace Microsoft.ML.Imbalance;

/// <summary>Swaps left and right.</summary>
internal sealed class FlipHorizontally : ImageAugmentation
{
    internal override void Apply(ImageProgram image, RandomStream stream) => image.Warp(new Homography(-1, 0, image.Width, 0, 1, 0), staysInside: true);
}
