namespace Microsoft.ML.Imbalance;

/// <summary>Swaps top and bottom.</summary>
internal sealed class FlipVertically : ImageAugmentation
{
    internal override void Apply(ImageProgram image, RandomStream stream) => image.Warp(new Homography(1, 0, 0, 0, -1, image.Height), staysInside: true);
}
