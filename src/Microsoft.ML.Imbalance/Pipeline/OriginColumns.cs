using Microsoft.ML.Data;

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

    private abstract class StoredColumn
    {
        public static StoredColumn Create(DataViewRow row, DataViewSchema.Column column, int count)
        {
            Type type = column.Type is VectorDataViewType vector
                ? typeof(Vectors<>).MakeGenericType(vector.ItemType.RawType)
                : typeof(Scalars<>).MakeGenericType(column.Type.RawType);
            return (StoredColumn)Activator.CreateInstance(type, row, column, count)!;
        }

        public abstract void Read(int local);

        /// <summary>Lets go of the cursor.</summary>
        public abstract void Finish();

        public abstract Delegate CreateGetter(Func<int> localRow);
    }

    private sealed class Scalars<T>(DataViewRow row, DataViewSchema.Column column, int count) : StoredColumn
    {
        private readonly T[] _values = new T[count];
        private ValueGetter<T>? _get = row.GetGetter<T>(column);

        public override void Read(int local)
        {
            _get!(ref _values[local]);
            // Text points into the cursor's buffer, which the next row overwrites.
            if (_values is ReadOnlyMemory<char>[] text)
                text[local] = text[local].ToArray();
        }

        public override void Finish() => _get = null;

        public override Delegate CreateGetter(Func<int> localRow) => (ValueGetter<T>)((ref T value) => value = _values[localRow()]);
    }

    private sealed class Vectors<T>(DataViewRow row, DataViewSchema.Column column, int count) : StoredColumn
    {
        private readonly VBuffer<T>[] _values = new VBuffer<T>[count];
        private ValueGetter<VBuffer<T>>? _get = row.GetGetter<VBuffer<T>>(column);
        private VBuffer<T> _current;

        public override void Read(int local)
        {
            _get!(ref _current);
            _current.CopyTo(ref _values[local]);
            if (_values is VBuffer<ReadOnlyMemory<char>>[] texts)
            {
                VBufferEditor<ReadOnlyMemory<char>> editor = VBufferEditor.CreateFromBuffer(ref texts[local]);
                for (int i = 0; i < editor.Values.Length; i++)
                    editor.Values[i] = editor.Values[i].ToArray();
                texts[local] = editor.Commit();
            }
        }

        public override void Finish() => _get = null;

        public override Delegate CreateGetter(Func<int> localRow) => (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) => _values[localRow()].CopyTo(ref value));
    }
}
