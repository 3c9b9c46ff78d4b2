using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Microsoft.ML.Imbalance;

/// <summary>What operations must know of a whole image before they touch a pixel of it.</summary>
internal static class ImageStatistics
{
    /// <summary>The mean of red, green and blue; of a grey image three times the same.</summary>
    public static (float Red, float Green, float Blue) Means(ImageBuffer image)
    {
        Span<long> sums = stackalloc long[4];
        int count = image.Width * image.Height;
        if (image.Channels == 4)
        {
            SumsOfFour(image.Pixels, sums);
        }
        else
        {
            ReadOnlySpan<byte> pixels = image.Pixels;
            for (int i = 0; i < pixels.Length; i += image.Channels)
            {
                for (int channel = 0; channel < image.Channels; channel++)
                    sums[channel] += pixels[i + channel];
            }
        }
        if (image.Channels == 1)
            return (sums[0] / (float)count, sums[0] / (float)count, sums[0] / (float)count);
        return (sums[image.ByteOf(0)] / (float)count, sums[1] / (float)count, sums[image.ByteOf(2)] / (float)count);
    }

    /// <summary>How many pixels have each level of one channel, given by its byte.</summary>
    public static void Histogram(ImageBuffer image, int channel, Span<int> counts)
    {
        counts.Clear();
        ReadOnlySpan<byte> pixels = image.Pixels;
        for (int i = channel; i < pixels.Length; i += image.Channels)
            counts[pixels[i]]++;
    }

    // Bytes 0 and 2 of each pixel in one sum, 1 and 3 in another, as 16 bits that 256 pixels can't overflow.
    private static void SumsOfFour(ReadOnlySpan<byte> pixels, Span<long> sums)
    {
        ReadOnlySpan<Vector256<ushort>> vectors = MemoryMarshal.Cast<byte, Vector256<ushort>>(pixels);
        for (int start = 0; start < vectors.Length; start += 256)
        {
            Vector256<ushort> even = Vector256<ushort>.Zero, odd = Vector256<ushort>.Zero;
            foreach (Vector256<ushort> vector in vectors[start..Math.Min(start + 256, vectors.Length)])
            {
                even += vector & Vector256.Create((ushort)0xFF);
                odd += Vector256.ShiftRightLogical(vector, 8);
            }
            for (int lane = 0; lane < Vector256<ushort>.Count; lane++)
            {
                sums[lane % 2 * 2] += even[lane];
                sums[lane % 2 * 2 + 1] += odd[lane];
            }
        }
        for (int i = vectors.Length * Vector256<byte>.Count; i < pixels.Length; i++)
            sums[i % 4] += pixels[i];
    }
}
