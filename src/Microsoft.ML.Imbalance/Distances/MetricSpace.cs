using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>The rows of a table, and how far apart they are.</summary>
internal sealed class MetricSpace
{
    private readonly RowDistance? _distance;
    private readonly bool _isAngle;

    /// <param name="table">The rows.</param>
    /// <param name="distance">The distance; null for the length of the straight line.</param>
    /// <param name="isAngle">Whether the angle counts and not the lengths of rows; without a distance only.</param>
    public MetricSpace(FeatureTable table, RowDistance? distance = null, bool isAngle = false)
    {
        Table = table;
        _distance = distance;
        _isAngle = isAngle;
        Rows = isAngle ? UnitRows.Of(table.Rows) : table.Rows;
    }

    /// <summary>The rows as they are.</summary>
    public FeatureTable Table { get; }

    /// <summary>The rows as they are measured, one for each of <see cref="Table"/>.</summary>
    public RowMatrix Rows { get; }

    /// <summary>Whether the length of the straight line between <see cref="Rows"/> ranks pairs.</summary>
    public bool IsStraight => _distance is null;

    /// <summary>Synthetic rows, as they are measured beside these; none is kept.</summary>
    public RowMatrix Measure(SyntheticRows rows)
        => new([], 0, Rows.Dimension, (_isAngle ? null : rows.AsComputed()) ?? new MeasuredRows(rows, Rows.Dimension, _isAngle));

    /// <summary>An index over all rows.</summary>
    public INeighborIndex BuildIndex() => BuildIndex(new RowSelection(Rows));

    /// <summary>An index over the rows with these numbers, which it numbers by their places among these.</summary>
    public INeighborIndex BuildIndex(int[] rows) => BuildIndex(new RowSelection(Rows, rows));

    /// <summary>An index over the rows of a set, under their own numbers.</summary>
    public INeighborIndex BuildIndex(RowSet rows) => BuildIndex(new RowSelection(Rows, rows));

    /// <summary>How far apart two of <see cref="Rows"/> are, in a number that grows with the distance.</summary>
    public double Between(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
        => _distance?.Between(a, b, double.PositiveInfinity) ?? ExactDistance.Squared(a, b);

    /// <summary>The distance of two of <see cref="Rows"/>, by number.</summary>
    public double Distance(int row, int other) => ToDistance(Between(Rows[row], Rows[other]));

    /// <summary>The distance that a result of <see cref="Between"/> stands for.</summary>
    public double ToDistance(double value) => _distance?.ToDistance(value) ?? FromStraight(Math.Sqrt(value));

    /// <summary>The distance that an index of <see cref="BuildIndex()"/> gives as this.</summary>
    public double FromIndex(double found) => _distance is null ? FromStraight(found) : found;

    private INeighborIndex BuildIndex(RowSelection rows) => _distance is null ? NeighborIndex.Build(rows) : new PairwiseIndex(rows, _distance);

    // |a - b|² = 2 - 2 cos for rows of length 1.
    private double FromStraight(double length) => _isAngle ? length * length / 2 : length;
}
