namespace Microsoft.ML.Imbalance.ImageAnalytics.Tests;

/// <summary>Warps as one would write them down: one channel of one pixel at a time, in double precision.</summary>
internal static class PlainSampler
{
    public static double Sample(ImageBuffer image, Homography inverse, ImageSampling sampling, int x, int y, int channel)
    {
        (double px, double py) = inverse.Apply(x + 0.5, y + 0.5);
        (px, py) = (px - 0.5, py - 0.5);
        if (sampling.Border == ImageBorder.Constant && (px < -0.5 || px >= image.Width - 0.5 || py < -0.5 || py >= image.Height - 0.5))
            return FillOf(image, sampling, channel);
        if (sampling.Interpolation == ImageInterpolation.Nearest)
            return Pixel((int)Math.Floor(px + 0.5), (int)Math.Floor(py + 0.5));
        int left = (int)Math.Floor(px), top = (int)Math.Floor(py);
        double u = px - left, v = py - top;
        return (1 - v) * ((1 - u) * Pixel(left, top) + u * Pixel(left + 1, top)) + v * ((1 - u) * Pixel(left, top + 1) + u * Pixel(left + 1, top + 1));

        double Pixel(int column, int row) => image.Pixels[(Map(row, image.Height, sampling.Border) * image.Width + Map(column, image.Width, sampling.Border)) * image.Channels + channel];
    }

    public static byte FillOf(ImageBuffer image, ImageSampling sampling, int channel)
    {
        if (image.Channels == 1)
            return sampling.Fill.Green;
        return channel == 3 ? (byte)255 : channel == image.ByteOf(0) ? sampling.Fill.Red : channel == 1 ? sampling.Fill.Green : sampling.Fill.Blue;
    }

    // Walks step by step, so that nothing is shared with the formulas under test.
    private static int Map(int index, int size, ImageBorder border)
    {
        while (index < 0 || index >= size)
        {
            index = border switch
            {
                ImageBorder.Wrap => index < 0 ? index + size : index - size,
                ImageBorder.Reflect => index < 0 ? -1 - index : 2 * size - 1 - index,
                _ => index < 0 ? 0 : size - 1,
            };
        }
        return index;
    }
}
