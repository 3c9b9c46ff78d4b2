namespace Microsoft.ML.Imbalance;

/// <summary>Feature rows: a matrix, which row of the data set each of its rows is, and which class it has.</summary>
internal sealed class FeatureTable
{
    private readonly ClassCodes? _classOf;
    private readonly int _classIndex;
    private readonly int[]? _sourceRows;
    private readonly int? _classApart;

    /// <summary>The rows of one class.</summary>
    public FeatureTable(int classIndex, FeatureLayout layout, RowMatrix rows, int[]? sourceRows)
        : this((ClassCodes?)null, layout, rows, sourceRows)
        => _classIndex = classIndex;

    /// <summary>Rows of several classes.</summary>
    public FeatureTable(int[] classOf, FeatureLayout layout, RowMatrix rows, int[] sourceRows)
        : this(ClassCodes.Of(classOf), layout, rows, sourceRows)
    {
    }

    /// <param name="classOf">The class of each row; null where all are of one.</param>
    /// <param name="layout">What the slots hold.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="sourceRows">The data set's row of each, ascending; null where these are all its rows.</param>
    /// <param name="classApart">The class whose rows stand apart in the matrix, if any does.</param>
    public FeatureTable(ClassCodes? classOf, FeatureLayout layout, RowMatrix rows, int[]? sourceRows, int? classApart = null)
    {
        _classApart = classApart;
        _classOf = classOf;
        Layout = layout;
        Rows = rows;
        _sourceRows = sourceRows;
    }

    public FeatureLayout Layout { get; }

    public RowMatrix Rows { get; }

    public int RowCount => Rows.RowCount;

    /// <summary>The data set's row of each table row, ascending.</summary>
    public int[] SourceRows => _sourceRows ?? [.. Enumerable.Range(0, RowCount)];

    /// <summary>The data set's rows behind some table rows.</summary>
    public int[] SourceRowsOf(int[] rows) => _sourceRows is null ? rows : Array.ConvertAll(rows, SourceRowOf);

    /// <summary>The data set's row behind a table row; it ascends with it.</summary>
    public int SourceRowOf(int row) => _sourceRows is null ? row : _sourceRows[row];

    /// <summary>The class of a table row.</summary>
    public int ClassOf(int row) => _classOf is null ? _classIndex : _classOf[row];

    /// <summary>The table rows of one class, ascending.</summary>
    public int[] RowsOf(int classIndex) => SetOf(classIndex).ToArray();

    /// <summary>The table rows of one class, a bit a row.</summary>
    public RowSet SetOf(int classIndex) => RowSet.Where(RowCount, row => ClassOf(row) == classIndex);

    /// <summary>How many rows a class has.</summary>
    public int CountOf(int classIndex)
    {
        int count = 0;
        for (int row = 0; row < RowCount; row++)
            count += ClassOf(row) == classIndex ? 1 : 0;
        return count;
    }

    /// <summary>The rows of one class as a table of their own, which holds on to no others.</summary>
    public FeatureTable OfClass(int classIndex) => OfClass(classIndex, RowsOf(classIndex));

    /// <summary>The same where the rows are known.</summary>
    public FeatureTable OfClass(int classIndex, int[] rows)
        => new(classIndex, Layout, (classIndex == _classApart ? Rows.TakeApart() : null) ?? Rows.Select(rows), SourceRowsOf(rows));
}
