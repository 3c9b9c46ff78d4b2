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

    /// <summary>Some rows as a matrix of their own, in the order given.</summary>
    public RowMatrix Select(ReadOnlySpan<int> rows)
    {
        float[] values = GC.AllocateUninitializedArray<float>(rows.Length * Dimension);
        for (int i = 0; i < rows.Length; i++)
            this[rows[i]].CopyTo(values.AsSpan(i * Dimension));
        return new RowMatrix(values, rows.Length, Dimension);
    }
}
