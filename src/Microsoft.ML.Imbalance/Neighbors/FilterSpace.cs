using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>
/// The coordinates in which pairs are sorted out: columns centered, and all scaled by one power of two so that the indexed values lie in [-1, 1].
/// Centering keeps inner products from canceling, the scale keeps squares from overflowing or vanishing; neither changes an order of distances.
/// </summary>
/// <remarks>
/// With u = 2^-24, rounding moves a filter value by less than 2 (d + 8) u (|q|² + |r|²) from the exact squared distance, whether products and sums
/// are rounded once or twice, and a box distance by a factor below 1 + (d + 4) u. <see cref="Margin"/> and <see cref="Shrink"/> allow for more.
/// </remarks>
internal sealed class FilterSpace
{
    // Squared norm (in filter coordinates) from which on a foreign query is compared exactly with every row: the filter could overflow.
    private const double FarNorm = 1UL << 60;

    /// <summary>A limit that all filter values are within, and unused columns, at infinity, are not.</summary>
    public const float Unlimited = 1e38f;

    private const double UnitRoundoff = 1.0 / (1 << 24);

    private readonly double[] _center;
    private readonly double _scale;
    private readonly double _relativeMargin;

    // Products below the normal range lose their relative accuracy.
    private readonly double _absoluteMargin;

    private FilterSpace(double[] center, double scale)
    {
        _center = center;
        _scale = scale;
        Dimension = center.Length;
        double error = 2.0 * (Dimension + 16) * UnitRoundoff;
        _relativeMargin = error * (1 + error);
        _absoluteMargin = (Dimension + 16) * 1e-40;
        Shrink = (float)Math.Max(0, 1 - error);
    }

    public int Dimension { get; }

    /// <summary>Factor that makes a computed box distance a lower bound.</summary>
    public float Shrink { get; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static FilterSpace Of(RowMatrix rows)
    {
        int dimension = rows.Dimension;
        var center = new double[dimension];
        var ranges = new ColumnRanges(dimension);
        for (int row = 0; row < rows.RowCount; row++)
        {
            ReadOnlySpan<float> values = rows[row];
            if (row == 0)
                ranges.StartWith(values);
            ranges.Add(values);
            for (int k = 0; k < values.Length; k++)
                center[k] += values[k];
        }
        double extent = 0;
        for (int k = 0; k < dimension; k++)
        {
            center[k] /= rows.RowCount;
            extent = Math.Max(extent, Math.Max(ranges.Highest[k] - center[k], center[k] - ranges.Lowest[k]));
        }
        return new FilterSpace(center, extent > 0 ? Math.ScaleB(1, -Math.ILogB(extent) - 1) : 1);
    }

    /// <summary>Writes a row's coordinates at the given distance from each other and returns the squared norm; infinity, and zeros, if the row is too far out to be filtered.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public float Project(ReadOnlySpan<float> row, Span<float> target, int stride)
    {
        double norm = 0;
        for (int k = 0; k < row.Length; k++)
        {
            float value = (float)((row[k] - _center[k]) * _scale);
            norm += (double)value * value;
            target[k * stride] = value;
        }
        if (norm < FarNorm)
            return (float)norm;
        for (int k = 0; k < row.Length; k++)
            target[k * stride] = 0;
        return float.PositiveInfinity;
    }

    /// <summary>The part of the error bound that a row of this squared norm accounts for.</summary>
    public float Margin(float squaredNorm) => RoundUp(_relativeMargin * squaredNorm + _absoluteMargin);

    /// <summary>The largest filter value a pair may have without its exact squared distance being above <paramref name="squaredDistance"/>, but for the other row's margin.</summary>
    public float Limit(double squaredDistance, float squaredNorm)
        => RoundUp(squaredDistance * _scale * _scale + _relativeMargin * squaredNorm + _absoluteMargin);

    // By more than one unit in the last place: limits and margins are added up in single precision.
    private static float RoundUp(double value) => (float)Math.Min(value * (1 + 16 * UnitRoundoff), Unlimited);
}
