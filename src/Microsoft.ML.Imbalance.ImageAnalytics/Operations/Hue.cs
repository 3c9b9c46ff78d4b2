namespace Microsoft.ML.Imbalance;

/// <summary>Turns colors around the grey axis.</summary>
internal sealed class Hue(double maximumDegrees) : ImageAugmentation
{
    public static void By(ImageProgram image, double degrees)
    {
        // A grey image has no hue, and rounding must not give it one.
        if (image.Channels > 1)
            image.Recolor(ColorMatrix.Hue(degrees * Math.PI / 180));
    }

    internal override void Apply(ImageProgram image, RandomStream stream) => By(image, stream.Signed(maximumDegrees));
}
