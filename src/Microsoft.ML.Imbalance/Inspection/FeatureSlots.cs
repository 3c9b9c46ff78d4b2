using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>What one pass over a feature column tells about each of its slots. Sparse rows cost what they hold, not what they are long.</summary>
internal sealed class FeatureSlots
{
    private readonly int[] _explicit;
    private readonly float[] _minimum;
    private readonly float[] _maximum;
    private readonly string[]? _names;
    private int _rowCount;

    private FeatureSlots(int count, string[]? names)
    {
        NaNs = new int[count];
        Infinities = new int[count];
        _explicit = new int[count];
        _minimum = new float[count];
        _maximum = new float[count];
        _names = names;
        Array.Fill(_minimum, float.PositiveInfinity);
        Array.Fill(_maximum, float.NegativeInfinity);
    }

    /// <summary>Rows with NaN in each slot.</summary>
    public int[] NaNs { get; }

    /// <summary>Rows with an infinity in each slot.</summary>
    public int[] Infinities { get; }

    /// <exception cref="ArgumentOutOfRangeException">The column is missing, or is neither a Single nor a vector of Single of known size.</exception>
    public static FeatureSlots Read(IDataView view, string featureColumnName)
    {
        DataViewSchema.Column column = SchemaChecks.Find(view.Schema, featureColumnName, "feature");
        var vector = column.Type as VectorDataViewType;
        bool isUsable = vector is null ? column.Type == NumberDataViewType.Single : vector.IsKnownSize && vector.ItemType == NumberDataViewType.Single;
        if (!isUsable)
            throw SchemaChecks.WrongType(column, "feature", "Single or a vector of Single of known size");

        var slots = vector is null ? new FeatureSlots(1, [column.Name]) : new FeatureSlots(vector.Size, SlotNames(column, vector.Size));
        using DataViewRowCursor cursor = view.GetRowCursor([column]);
        if (vector is null)
            slots.ReadScalars(cursor, column);
        else
            slots.ReadVectors(cursor, column);
        return slots;
    }

    /// <summary>Whether all rows have one and the same number in the slot.</summary>
    public bool IsConstant(int slot)
        => _rowCount > 1 && NaNs[slot] == 0 && Infinities[slot] == 0
            && (_explicit[slot] == 0 || (_minimum[slot] == _maximum[slot] && (_explicit[slot] == _rowCount || _minimum[slot] == 0)));

    /// <summary>The slot as a message says it: its name, or its number from 0 where it has none.</summary>
    public string NameOf(int slot) => _names is { } names && names[slot].Length > 0 ? $"'{names[slot]}'" : $"slot {slot}";

    private void ReadScalars(DataViewRowCursor cursor, DataViewSchema.Column column)
    {
        ValueGetter<float> get = cursor.GetGetter<float>(column);
        float value = 0;
        for (; cursor.MoveNext(); _rowCount++)
        {
            get(ref value);
            Add(0, value);
        }
    }

    private void ReadVectors(DataViewRowCursor cursor, DataViewSchema.Column column)
    {
        ValueGetter<VBuffer<float>> get = cursor.GetGetter<VBuffer<float>>(column);
        VBuffer<float> row = default;
        for (; cursor.MoveNext(); _rowCount++)
        {
            get(ref row);
            ReadOnlySpan<float> values = row.GetValues();
            ReadOnlySpan<int> indices = row.GetIndices();
            for (int i = 0; i < values.Length; i++)
                Add(row.IsDense ? i : indices[i], values[i]);
        }
    }

    private void Add(int slot, float value)
    {
        _explicit[slot]++;
        if (float.IsNaN(value))
        {
            NaNs[slot]++;
        }
        else if (float.IsInfinity(value))
        {
            Infinities[slot]++;
        }
        else
        {
            _minimum[slot] = Math.Min(_minimum[slot], value);
            _maximum[slot] = Math.Max(_maximum[slot], value);
        }
    }

    private static string[]? SlotNames(DataViewSchema.Column column, int size)
    {
        if (!column.HasSlotNames())
            return null;
        VBuffer<ReadOnlyMemory<char>> names = default;
        column.GetSlotNames(ref names);
        return names.Length == size ? [.. names.DenseValues().Select(name => name.ToString())] : null;
    }
}
