using System.Numerics;
using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>The coordinates in which pairs are sorted out: all values times one power of two, so that typical differences are about 1 and squares neither overflow nor vanish.</summary>
/// <remarks>
/// Values beyond ±2^40 are cut off there. That brings no two rows farther apart, so that what is far here is far in truth; and it concerns few rows, since the
/// scale follows from what is typical, not from the extremes: from the differences of nine values of ten, or where these are alike, from the others' median. Any scale would be right.
/// </remarks>
internal sealed class FilterSpace
{
    /// <summary>A limit that all filter values are within, and those of unused columns, where they are infinite, are not.</summary>
    public const float Unlimited = 1e38f;

    /// <summary>Half the distance from 1 to the next larger float.</summary>
    public const double UnitRoundoff = 1.0 / (1 << 24);

    private const float Farthest = 1L << 40;

    // Squares below the normal range lose their relative accuracy.
    private const double Vanishing = 1e-40;

    private readonly double _squaredScale;

    private FilterSpace(int dimension, float scale)
    {
        Dimension = dimension;
        Stride = (dimension + KernelSet.BoxPadding - 1) / KernelSet.BoxPadding * KernelSet.BoxPadding;
        Scale = scale;
        _squaredScale = (double)scale * scale;
        // Sums of d squares are off by a factor of 1 + (d + 8) u at most.
        Shrink = (float)Math.Max(0, 1 - 2 * (dimension + 16) * UnitRoundoff);
    }

    public int Dimension { get; }

    /// <summary>Values from one row to the next: <see cref="Dimension"/>, filled up with zeros so that no loop over a row has a remainder.</summary>
    public int Stride { get; }

    /// <summary>The power of two.</summary>
    public float Scale { get; }

    /// <summary>Factor that makes a computed box distance a lower bound.</summary>
    public float Shrink { get; }

    public static FilterSpace Of(RowSelection rows) => Of(rows, RowSample.Of(rows));

    /// <param name="rows">The rows.</param>
    /// <param name="sample">Some of them.</param>
    public static FilterSpace Of(RowSelection rows, RowSample sample)
    {
        if (rows.Count == 0)
            return new FilterSpace(rows.Matrix.Dimension, 1);
        double spread = sample.Spread(0.9);
        int magnitude = spread > 0 ? Math.ILogB(spread) : MedianMagnitude(rows, sample.Medians);
        // Within the range in which the scale and its square are normal numbers.
        return new FilterSpace(rows.Matrix.Dimension, (float)Math.ScaleB(1, Math.Clamp(-magnitude, -120, 120)));
    }

    /// <summary>A squared distance in these coordinates, rounded up.</summary>
    public float Square(double squaredDistance)
        => (float)Math.Min((squaredDistance * _squaredScale + (Dimension + 16) * Vanishing) * (1 + 4 * UnitRoundoff), Unlimited);

    /// <summary>The most that a squared distance can be which is so much in these coordinates; <see cref="Square"/>'s inverse but for rounding, which here is up, too.</summary>
    public double Unsquare(double squared) => squared / _squaredScale * (1 + 4 * UnitRoundoff);

    /// <summary>Whether no coordinate that is less than 2^39 off from these is cut off.</summary>
    public static bool IsFarFromCut(ReadOnlySpan<float> coordinates)
    {
        foreach (float coordinate in coordinates)
        {
            if (Math.Abs(coordinate) > Farthest / 2)
                return false;
        }
        return true;
    }

    /// <summary>Writes a row in these coordinates; what is behind it stays as it is.</summary>
    public unsafe void Project(ReadOnlySpan<float> row, Span<float> target)
    {
        fixed (float* source = row, destination = target[..row.Length])
            Project(source, destination);
    }

    /// <summary>The same of <see cref="Dimension"/> values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public unsafe void Project(float* row, float* target)
    {
        Vector<float> farthest = new(Farthest), scale = new(Scale);
        int k = 0;
        if (Dimension >= Vector<float>.Count)
        {
            int last = Dimension - Vector<float>.Count;
            for (; k < last; k += Vector<float>.Count)
                Vector.Min(Vector.Max(Vector.Load(row + k) * scale, -farthest), farthest).Store(target + k);
            // The last of them once more, rather than what remains one by one.
            Vector.Min(Vector.Max(Vector.Load(row + last) * scale, -farthest), farthest).Store(target + last);
            return;
        }
        for (; k < Dimension; k++)
            target[k] = Math.Min(Math.Max(row[k] * Scale, -Farthest), Farthest);
    }

    // Nine values of ten are alike in each column: then of those that are not. The median of the powers of two below them; 0 if there are none.
    private static int MedianMagnitude(RowSelection rows, float[] medians)
    {
        const int Lowest = -149, Highest = 128;
        var counts = new long[Highest - Lowest + 1];
        float[] room = rows.Matrix.AreAllStored ? [] : new float[rows.Matrix.Dimension];
        foreach (int slot in rows.Slots)
        {
            ReadOnlySpan<float> row = rows.Read(slot, room);
            for (int k = 0; k < row.Length; k++)
            {
                if (row[k] != medians[k])
                    counts[Math.ILogB((double)row[k] - medians[k]) - Lowest]++;
            }
        }
        long half = (counts.Sum() + 1) / 2;
        int at = 0;
        for (long below = counts[0]; below < half; below += counts[at])
            at++;
        return half == 0 ? 0 : Lowest + at;
    }
}
