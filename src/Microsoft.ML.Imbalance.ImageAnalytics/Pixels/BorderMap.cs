using System.Runtime.Intrinsics;

namespace Microsoft.ML.Imbalance;

/// <summary>Which pixel stands in for one beyond the edge.</summary>
internal static class BorderMap
{
    /// <summary>Columns or rows of the source for whole numbers that may lie beyond it.</summary>
    public static Vector256<int> Map(Vector256<float> index, int size, ImageBorder border)
    {
        Vector256<float> last = Vector256.Create(size - 1f);
        Vector256<float> mapped = border switch
        {
            ImageBorder.Wrap => Modulo(index, size),
            ImageBorder.Reflect => Modulo(index, 2 * size) is var there ? Vector256.Min(there, Vector256.Create(2f * size - 1) - there) : default,
            _ => index,
        };
        // Places too far away for single precision still lead to a pixel.
        return PassFrame.ToInt32(Vector256.Min(Vector256.Max(mapped, Vector256<float>.Zero), last));
    }

    /// <summary>Pixels, and the color of the fill instead of those whose place is beyond the edge, where the border is of one color.</summary>
    public static Vector256<int> Fill(in PassFrame frame, Vector256<float> x, Vector256<float> y, Vector256<int> pixels)
    {
        if (frame.Border != ImageBorder.Constant)
            return pixels;
        Vector256<float> first = Vector256.Create(-0.5f);
        Vector256<float> inside = Vector256.GreaterThanOrEqual(Vector256.Min(x, y), first)
            & Vector256.LessThan(x, Vector256.Create(frame.SourceWidth - 0.5f)) & Vector256.LessThan(y, Vector256.Create(frame.SourceHeight - 0.5f));
        return Vector256.ConditionalSelect(inside.AsInt32(), pixels, Vector256.Create(frame.Fill));
    }

    // Half a step on, so that no quotient is whole and rounding can't lead astray.
    private static Vector256<float> Modulo(Vector256<float> index, int size)
        => index - Vector256.Floor((index + Vector256.Create(0.5f)) / Vector256.Create((float)size)) * Vector256.Create((float)size);
}
