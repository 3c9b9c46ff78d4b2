namespace Microsoft.ML.Imbalance;

/// <summary>
/// The columns that synthetic rows copy from their origins. Read from the source when first asked for, all that are asked for together in one pass,
/// and only for rows that are an origin.
/// </summary>
internal sealed class OriginColumns(IDataView source, RowIdentity identity, IReadOnlyList<SyntheticRows> groups)
{
    private readonly object _lock = new();
    private readonly Dictionary<int, StoredColumn> _columns = [];
    private int[]? _rows;

    /// <summary>Reads the columns that are not there yet.</summary>
    public void Load(IEnumerable<DataViewSchema.Column> columns)
    {
        lock (_lock)
        {
            DataViewSchema.Column[] missing = [.. columns.Where(c => !_columns.ContainsKey(c.Index))];
            if (missing.Length == 0)
                return;
            _rows ??= FindOrigins();
            using DataViewRowCursor cursor = source.GetRowCursor(missing);
            StoredColumn[] stored = Array.ConvertAll(missing, c => StoredColumn.Create(cursor, c, _rows.Length));
            Func<int> rowOf = identity.NumberRows(cursor);
            int met = 0;
            for (; cursor.MoveNext(); met++)
            {
                int place = Array.BinarySearch(_rows, rowOf());
                for (int c = 0; place >= 0 && c < stored.Length; c++)
                    stored[c].Read(place);
            }
            identity.CheckAllMet(met);
            for (int c = 0; c < stored.Length; c++)
            {
                stored[c].Finish();
                _columns[missing[c].Index] = stored[c];
            }
        }
    }

    /// <summary>A getter of a loaded column in <paramref name="place"/>.</summary>
    public ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column, StoredPlace place)
    {
        // Another cursor may be loading its columns meanwhile.
        lock (_lock)
            return (ValueGetter<TValue>)_columns[column.Index].CreateGetter(place);
    }

    /// <summary>The place of a source row that is an origin.</summary>
    public int PlaceOf(int sourceRow) => Array.BinarySearch(_rows!, sourceRow);

    private int[] FindOrigins()
    {
        var origins = new RowSet(identity.RowCount);
        foreach (SyntheticRows rows in groups)
        {
            for (int i = 0; i < rows.Count; i++)
                origins.Add(rows.Table.SourceRowOf(rows.OriginOf(i)));
        }
        return [.. origins];
    }
}
