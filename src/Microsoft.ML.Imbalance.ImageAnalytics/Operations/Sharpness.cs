namespace Microsoft.ML.Imbalance;

/// <summary>Between the image after a slight blur (0) and as it is (1), or beyond it.</summary>
internal sealed class Sharpness(double maximumChange) : ImageAugmentation
{
    // The blur is the mean of the nine pixels around, the center with weight 5 and the others with 1; the outermost pixels stay, as in Pillow.
    public static void By(ImageProgram image, double factor)
    {
        (ImageBuffer from, ImageBuffer to) = image.PixelsAndNext();
        from.Pixels.CopyTo(to.Pixels);
        int channels = from.Channels, stride = from.Stride;
        ReadOnlySpan<byte> p = from.Pixels;
        Span<byte> target = to.Pixels;
        for (int y = 1; y < from.Height - 1; y++)
        {
            for (int i = y * stride + channels; i < (y + 1) * stride - channels; i++)
            {
                if (channels == 4 && i % 4 == 3)
                    continue;
                int above = i - stride, below = i + stride;
                int sum = p[above - channels] + p[above] + p[above + channels] + p[i - channels] + 5 * p[i] + p[i + channels] + p[below - channels] + p[below] + p[below + channels];
                double blurred = Math.Floor(sum / 13.0 + 0.5);
                target[i] = (byte)Math.Clamp(Math.Floor(blurred + factor * (p[i] - blurred) + 0.5), 0, 255);
            }
        }
        image.Take(to);
    }

    internal override void Apply(ImageProgram image, RandomStream stream) => By(image, 1 + stream.Signed(maximumChange));
}
