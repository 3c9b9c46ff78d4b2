namespace Microsoft.ML.Imbalance;

/// <summary>Feature rows: a matrix, which row of the data set each of its rows is, and which class it has.</summary>
internal sealed class FeatureTable
{
    private readonly int[]? _classOf;
    private readonly int _classIndex;

    /// <summary>The rows of one class.</summary>
    public FeatureTable(int classIndex, FeatureLayout layout, RowMatrix rows, int[] sourceRows)
    {
        _classIndex = classIndex;
        Layout = layout;
        Rows = rows;
        SourceRows = sourceRows;
    }

    /// <summary>Rows of several classes.</summary>
    public FeatureTable(int[] classOf, FeatureLayout layout, RowMatrix rows, int[] sourceRows)
        : this(-1, layout, rows, sourceRows)
        => _classOf = classOf;

    public FeatureLayout Layout { get; }

    public RowMatrix Rows { get; }

    /// <summary>The data set's row of each table row, ascending.</summary>
    public int[] SourceRows { get; }

    public int RowCount => SourceRows.Length;

    /// <summary>The class of a table row.</summary>
    public int ClassOf(int row) => _classOf is null ? _classIndex : _classOf[row];

    /// <summary>The table rows of one class, ascending.</summary>
    public int[] RowsOf(int classIndex) => [.. Enumerable.Range(0, RowCount).Where(row => ClassOf(row) == classIndex)];

    /// <summary>The rows of one class as a table of their own.</summary>
    public FeatureTable OfClass(int classIndex)
    {
        int[] rows = RowsOf(classIndex);
        return new FeatureTable(classIndex, Layout, Select(rows), Array.ConvertAll(rows, row => SourceRows[row]));
    }

    /// <summary>The rows of one class as a matrix of their own.</summary>
    public RowMatrix Select(ReadOnlySpan<int> rows) => Rows.Select(rows);
}
