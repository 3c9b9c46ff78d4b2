namespace Microsoft.ML.Imbalance;

/// <summary>Rows that belong together, by group.</summary>
internal sealed class RowGroups
{
    private readonly int[] _start;
    private readonly int[] _rows;

    public RowGroups(string columnName, ReadOnlySpan<int> groupOf, int count)
    {
        ColumnName = columnName;
        Count = count;
        _start = new int[count + 1];
        _rows = new int[groupOf.Length];
        // Counting sort: sizes, then ends, then, as the rows are put in from the last, starts.
        foreach (int group in groupOf)
            _start[group]++;
        int end = 0;
        for (int group = 0; group <= count; group++)
            _start[group] = end += _start[group];
        for (int row = groupOf.Length - 1; row >= 0; row--)
            _rows[--_start[groupOf[row]]] = row;
    }

    public string ColumnName { get; }

    public int Count { get; }

    /// <summary>The rows of one group, ascending.</summary>
    public ReadOnlySpan<int> RowsOf(int group) => _rows.AsSpan(_start[group].._start[group + 1]);
}
