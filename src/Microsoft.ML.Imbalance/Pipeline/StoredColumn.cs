using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Values of one column, kept in numbered places.</summary>
internal abstract class StoredColumn
{
    public static StoredColumn Create(DataViewRow row, DataViewSchema.Column column, int count)
    {
        Type type = column.Type is VectorDataViewType vector
            ? typeof(Vectors<>).MakeGenericType(vector.ItemType.RawType)
            : typeof(Scalars<>).MakeGenericType(column.Type.RawType);
        return (StoredColumn)Activator.CreateInstance(type, row, column, count)!;
    }

    /// <summary>Keeps the cursor's current value in a place.</summary>
    public abstract void Read(int place);

    /// <summary>Lets go of the cursor.</summary>
    public abstract void Finish();

    /// <summary>A getter of the value in the place that <paramref name="placeOf"/> gives.</summary>
    public abstract Delegate CreateGetter(Func<int> placeOf);

    private sealed class Scalars<T>(DataViewRow row, DataViewSchema.Column column, int count) : StoredColumn
    {
        private readonly T[] _values = new T[count];
        private ValueGetter<T>? _get = row.GetGetter<T>(column);

        public override void Read(int place)
        {
            _get!(ref _values[place]);
            // Text points into the cursor's buffer, which the next row overwrites.
            if (_values is ReadOnlyMemory<char>[] text)
                text[place] = text[place].ToArray();
        }

        public override void Finish() => _get = null;

        public override Delegate CreateGetter(Func<int> placeOf) => (ValueGetter<T>)((ref T value) => value = _values[placeOf()]);
    }

    private sealed class Vectors<T>(DataViewRow row, DataViewSchema.Column column, int count) : StoredColumn
    {
        private readonly VBuffer<T>[] _values = new VBuffer<T>[count];
        private ValueGetter<VBuffer<T>>? _get = row.GetGetter<VBuffer<T>>(column);
        private VBuffer<T> _current;

        public override void Read(int place)
        {
            _get!(ref _current);
            _current.CopyTo(ref _values[place]);
            if (_values is VBuffer<ReadOnlyMemory<char>>[] texts)
            {
                VBufferEditor<ReadOnlyMemory<char>> editor = VBufferEditor.CreateFromBuffer(ref texts[place]);
                for (int i = 0; i < editor.Values.Length; i++)
                    editor.Values[i] = editor.Values[i].ToArray();
                texts[place] = editor.Commit();
            }
        }

        public override void Finish() => _get = null;

        public override Delegate CreateGetter(Func<int> placeOf) => (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) => _values[placeOf()].CopyTo(ref value));
    }
}
