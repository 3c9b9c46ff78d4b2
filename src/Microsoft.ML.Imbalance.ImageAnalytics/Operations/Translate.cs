namespace Microsoft.ML.Imbalance;

/// <summary>Shifts the image by shares of its width and height.</summary>
internal sealed class Translate(double maximumShare) : ImageAugmentation
{
    public static void By(ImageProgram image, double right, double down) => image.Warp(Homography.Shift(-right, -down));

    internal override void Apply(ImageProgram image, RandomStream stream)
    {
        double right = stream.Signed(maximumShare) * image.Width;
        By(image, right, stream.Signed(maximumShare) * image.Height);
    }
}
