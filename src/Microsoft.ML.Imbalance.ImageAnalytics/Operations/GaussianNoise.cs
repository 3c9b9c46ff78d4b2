namespace Microsoft.ML.Imbalance;

/// <summary>Adds a normal draw to each color of each pixel.</summary>
internal sealed class GaussianNoise(double minimumDeviation, double maximumDeviation) : ImageAugmentation
{
    // 12 bits a draw, five draws from 64 random bits: the quantiles in the middle of 4,096 equal parts.
    private const int Bits = 12, DrawsAtOnce = 5;
    private static readonly Lazy<float[]> Quantiles = new(() => [.. Enumerable.Range(0, 1 << Bits).Select(i => (float)NormalDistribution.Quantile((i + 0.5) / (1 << Bits)))]);

    internal override void Apply(ImageProgram image, RandomStream stream)
    {
        float deviation = (float)stream.Uniform(minimumDeviation, maximumDeviation);
        float[] quantiles = Quantiles.Value;
        ImageBuffer buffer = image.Pixels();
        Span<byte> pixels = buffer.Pixels;
        ulong bits = 0;
        int left = 0;
        for (int i = 0; i < pixels.Length; i++)
        {
            if (buffer.Channels == 4 && i % 4 == 3)
                continue;
            if (left == 0)
                (bits, left) = (stream.NextUInt64(), DrawsAtOnce);
            float noise = deviation * quantiles[bits & ((1 << Bits) - 1)];
            bits >>= Bits;
            left--;
            pixels[i] = (byte)Math.Clamp(MathF.Floor(pixels[i] + noise + 0.5f), 0, 255);
        }
    }
}
