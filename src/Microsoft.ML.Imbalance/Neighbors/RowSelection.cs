namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>All rows of a matrix, or some of them, under numbers of their own (slots 0 … <see cref="Count"/> - 1).</summary>
internal readonly struct RowSelection(RowMatrix matrix, int[]? rows = null)
{
    public RowMatrix Matrix { get; } = matrix;

    public int Count => rows?.Length ?? Matrix.RowCount;

    public ReadOnlySpan<float> this[int slot] => Matrix[RowOf(slot)];

    /// <summary>The row of the matrix behind a slot.</summary>
    public int RowOf(int slot) => rows is null ? slot : rows[slot];

    /// <summary>The slot of a row of the matrix, where rows ascend; negative if it is not selected.</summary>
    public int PlaceOf(int row) => rows is null ? row : Array.BinarySearch(rows, row);
}
