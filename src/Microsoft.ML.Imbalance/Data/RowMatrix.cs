namespace Microsoft.ML.Imbalance;

/// <summary>Rows of single-precision numbers, one after the other in one array.</summary>
internal sealed class RowMatrix
{
    public RowMatrix(float[] values, int rowCount, int dimension)
    {
        if (values.LongLength < (long)rowCount * dimension)
            throw new ArgumentException($"{values.LongLength} values can't hold {rowCount} rows of {dimension}.", nameof(values));
        Values = values;
        RowCount = rowCount;
        Dimension = dimension;
    }

    /// <summary>Row-major values; at least <see cref="RowCount"/> × <see cref="Dimension"/> long.</summary>
    public float[] Values { get; }

    public int RowCount { get; }

    public int Dimension { get; }

    public ReadOnlySpan<float> this[int row] => Values.AsSpan(row * Dimension, Dimension);
}
