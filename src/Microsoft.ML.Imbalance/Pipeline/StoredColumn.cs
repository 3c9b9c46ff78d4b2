using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>The place that the getters of stored columns read from.</summary>
internal sealed class StoredPlace
{
    /// <summary>No stored row: getters that were made with another getter to turn to do so.</summary>
    public const int None = -1;

    public int Index { get; set; }
}

/// <summary>Values of one column, kept in numbered places.</summary>
internal abstract class StoredColumn
{
    /// <exception cref="NotSupportedException">The values of the column have an owner who disposes of them, and can't be handed out twice.</exception>
    public static StoredColumn Create(DataViewRow row, DataViewSchema.Column column, int count)
    {
        if (typeof(IDisposable).IsAssignableFrom(column.Type.RawType))
        {
            throw new NotSupportedException(
                $"Column '{column.Name}' holds values of type {column.Type.RawType.Name}, which are disposed of after use; rows with them can't be repeated or copied. Resample before such values are loaded: rows with their paths can be repeated.");
        }
        Type type = column.Type is VectorDataViewType vector
            ? typeof(Vectors<>).MakeGenericType(vector.ItemType.RawType)
            : typeof(Scalars<>).MakeGenericType(column.Type.RawType);
        return (StoredColumn)Activator.CreateInstance(type, row, column, count)!;
    }

    /// <summary>Keeps the cursor's current value in a place.</summary>
    public abstract void Read(int place);

    /// <summary>Lets go of the cursor.</summary>
    public abstract void Finish();

    /// <summary>A getter of the value in <paramref name="place"/>, wherever that is when it is called.</summary>
    /// <param name="place">The place.</param>
    /// <param name="otherwise">The getter to turn to while there is no place; null if there always is one.</param>
    public abstract Delegate CreateGetter(StoredPlace place, Delegate? otherwise = null);

    private sealed class Scalars<T>(DataViewRow row, DataViewSchema.Column column, int count) : StoredColumn
    {
        private readonly T[] _values = new T[count];
        private ValueGetter<T>? _get = row.GetGetter<T>(column);

        public override void Read(int place)
        {
            _get!(ref _values[place]);
            // Text points into the cursor's buffer, which the next row overwrites.
            if (typeof(T) == typeof(ReadOnlyMemory<char>))
            {
                var text = (ReadOnlyMemory<char>[])(object)_values;
                text[place] = text[place].ToArray();
            }
        }

        public override void Finish() => _get = null;

        public override Delegate CreateGetter(StoredPlace place, Delegate? otherwise = null)
        {
            T[] values = _values;
            if (otherwise is not ValueGetter<T> other)
                return (ValueGetter<T>)((ref T value) => value = values[place.Index]);
            return (ValueGetter<T>)((ref T value) =>
            {
                int index = place.Index;
                if (index == StoredPlace.None)
                    other(ref value);
                else
                    value = values[index];
            });
        }
    }

    private sealed class Vectors<T>(DataViewRow row, DataViewSchema.Column column, int count) : StoredColumn
    {
        private readonly VBuffer<T>[] _values = new VBuffer<T>[count];
        private ValueGetter<VBuffer<T>>? _get = row.GetGetter<VBuffer<T>>(column);

        public override void Read(int place)
        {
            _get!(ref _values[place]);
            if (typeof(T) == typeof(ReadOnlyMemory<char>))
            {
                var texts = (VBuffer<ReadOnlyMemory<char>>[])(object)_values;
                VBufferEditor<ReadOnlyMemory<char>> editor = VBufferEditor.CreateFromBuffer(ref texts[place]);
                for (int i = 0; i < editor.Values.Length; i++)
                    editor.Values[i] = editor.Values[i].ToArray();
                texts[place] = editor.Commit();
            }
        }

        public override void Finish() => _get = null;

        public override Delegate CreateGetter(StoredPlace place, Delegate? otherwise = null)
        {
            VBuffer<T>[] values = _values;
            if (otherwise is not ValueGetter<VBuffer<T>> other)
                return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) => values[place.Index].CopyTo(ref value));
            return (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
            {
                int index = place.Index;
                if (index == StoredPlace.None)
                    other(ref value);
                else
                    values[index].CopyTo(ref value);
            });
        }
    }
}
