namespace Microsoft.ML.Imbalance;

/// <summary>
/// The columns of a class's rows that synthetic rows copy from their origin. Read from the source when first asked for, all that are asked for together in one pass.
/// </summary>
internal sealed class OriginColumns(int[] sourceRows)
{
    private readonly int[] _rows = sourceRows;
    private readonly Dictionary<int, StoredColumn> _columns = [];

    public bool Has(DataViewSchema.Column column) => _columns.ContainsKey(column.Index);

    /// <summary>Reads columns for several classes in one pass over the source.</summary>
    public static void Load(IDataView source, RowIdentity identity, IReadOnlyList<OriginColumns> stores, IReadOnlyList<DataViewSchema.Column> columns)
    {
        using DataViewRowCursor cursor = source.GetRowCursor(columns);
        var loading = new List<(OriginColumns Store, DataViewSchema.Column Column, StoredColumn Values)>();
        foreach (OriginColumns store in stores)
        {
            foreach (DataViewSchema.Column column in columns)
            {
                if (!store.Has(column))
                    loading.Add((store, column, StoredColumn.Create(cursor, column, store._rows.Length)));
            }
        }
        Func<int> rowOf = SourceRow.Counter(cursor, identity);
        while (cursor.MoveNext())
        {
            int row = rowOf();
            foreach (OriginColumns store in stores)
            {
                int local = Array.BinarySearch(store._rows, row);
                if (local < 0)
                    continue;
                foreach ((OriginColumns owner, _, StoredColumn values) in loading)
                {
                    if (owner == store)
                        values.Read(local);
                }
            }
        }
        foreach ((OriginColumns store, DataViewSchema.Column column, StoredColumn values) in loading)
        {
            values.Finish();
            store._columns[column.Index] = values;
        }
    }

    public ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column, Func<int> localRow) => (ValueGetter<TValue>)_columns[column.Index].CreateGetter(localRow);
}
