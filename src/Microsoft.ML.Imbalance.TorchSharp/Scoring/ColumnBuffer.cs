using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.TorchSharp.Scoring;

/// <summary>Values of a column that were read ahead.</summary>
internal abstract class ColumnBuffer
{
    /// <summary>Whether values of a type may be kept while their cursor moves on. Texts and images may belong to the cursor.</summary>
    public static bool CanHold(DataViewType type)
    {
        DataViewType item = type is VectorDataViewType vector ? vector.ItemType : type;
        return item is NumberDataViewType or BooleanDataViewType or KeyDataViewType or DateTimeDataViewType or DateTimeOffsetDataViewType or TimeSpanDataViewType or RowIdDataViewType;
    }

    public static ColumnBuffer Create(DataViewRow row, DataViewSchema.Column column, int size)
    {
        (Type buffer, Type item) = column.Type is VectorDataViewType vector ? (typeof(VectorBuffer<>), vector.ItemType.RawType) : (typeof(ScalarBuffer<>), column.Type.RawType);
        return (ColumnBuffer)Activator.CreateInstance(buffer.MakeGenericType(item), row, column, size)!;
    }

    /// <summary>Reads the value of the row that the source stands on.</summary>
    public abstract void Read(int place);

    /// <summary>A getter of the value at a place.</summary>
    public abstract Delegate Getter(Func<int> place);

    private sealed class ScalarBuffer<T>(DataViewRow row, DataViewSchema.Column column, int size) : ColumnBuffer
    {
        private readonly ValueGetter<T> _get = row.GetGetter<T>(column);
        private readonly T[] _values = new T[size];

        public override void Read(int place) => _get(ref _values[place]);

        public override Delegate Getter(Func<int> place) => (ValueGetter<T>)((ref T value) => value = _values[place()]);
    }

    private sealed class VectorBuffer<T>(DataViewRow row, DataViewSchema.Column column, int size) : ColumnBuffer
    {
        private readonly ValueGetter<VBuffer<T>> _get = row.GetGetter<VBuffer<T>>(column);
        private readonly VBuffer<T>[] _values = new VBuffer<T>[size];

        public override void Read(int place) => _get(ref _values[place]);

        // A copy: readers may write to theirs.
        public override Delegate Getter(Func<int> place) => (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) => _values[place()].CopyTo(ref value));
    }
}
