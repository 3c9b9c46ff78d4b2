namespace Microsoft.ML.Imbalance;

/// <summary>Weighs the pixels around each by a Gaussian.</summary>
internal sealed class Blur(double minimumDeviation, double maximumDeviation) : ImageAugmentation
{
    private const double Reach = 3;

    // Rows, then columns: a Gaussian of two dimensions is one after the other. Beyond the edge the image is seen in a mirror.
    public static void By(ImageProgram image, double deviation)
    {
        (ImageBuffer from, ImageBuffer to) = image.PixelsAndNext();
        float[] weights = Weights(deviation);
        int channels = from.Channels, stride = from.Stride;
        var rows = new float[stride * from.Height];
        int[] columns = Mirror(from.Width, weights.Length / 2), lines = Mirror(from.Height, weights.Length / 2);
        ReadOnlySpan<byte> pixels = from.Pixels;
        for (int y = 0; y < from.Height; y++)
        {
            for (int x = 0; x < from.Width; x++)
            {
                for (int k = 0; k < weights.Length; k++)
                {
                    int at = y * stride + columns[x + k] * channels;
                    for (int channel = 0; channel < channels; channel++)
                        rows[y * stride + x * channels + channel] += weights[k] * pixels[at + channel];
                }
            }
        }
        var sums = new float[stride];
        for (int y = 0; y < from.Height; y++)
        {
            Array.Clear(sums);
            for (int k = 0; k < weights.Length; k++)
            {
                ReadOnlySpan<float> line = rows.AsSpan(lines[y + k] * stride, stride);
                float weight = weights[k];
                for (int i = 0; i < sums.Length; i++)
                    sums[i] += weight * line[i];
            }
            Span<byte> target = to.Pixels.Slice(y * stride, stride);
            for (int i = 0; i < sums.Length; i++)
                target[i] = (byte)Math.Clamp(sums[i] + 0.5f, 0, 255);
        }
        image.Take(to);
    }

    internal override void Apply(ImageProgram image, RandomStream stream) => By(image, stream.Uniform(minimumDeviation, maximumDeviation));

    private static float[] Weights(double deviation)
    {
        int reach = Math.Max(1, (int)Math.Ceiling(Reach * deviation));
        double[] weights = [.. Enumerable.Range(-reach, 2 * reach + 1).Select(x => Math.Exp(-0.5 * x * x / (deviation * deviation)))];
        double sum = weights.Sum();
        return Array.ConvertAll(weights, weight => (float)(weight / sum));
    }

    // For places -reach … size - 1 + reach, the place in the image.
    private static int[] Mirror(int size, int reach) => [.. Enumerable.Range(-reach, size + 2 * reach).Select(i => Math.Abs(i % (2 * size) + (i < 0 ? 2 * size : 0)) % (2 * size) is var there && there < size ? there : 2 * size - 1 - there)];
}
