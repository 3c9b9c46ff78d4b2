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

    public FeatureSlots(DataViewSchema.Column column)
    {
        int count = FeatureVectors.SlotCount(column);
        NaNs = new int[count];
        Infinities = new int[count];
        _explicit = new int[count];
        _minimum = new float[count];
        _maximum = new float[count];
        _names = column.Type is VectorDataViewType ? SlotNames(column, count) : [column.Name];
        Array.Fill(_minimum, float.PositiveInfinity);
        Array.Fill(_maximum, float.NegativeInfinity);
    }

    /// <summary>Rows with NaN in each slot.</summary>
    public int[] NaNs { get; }

    /// <summary>Rows with an infinity in each slot.</summary>
    public int[] Infinities { get; }

    /// <summary>Takes in a row.</summary>
    public void Add(in VBuffer<float> row)
    {
        ReadOnlySpan<float> values = row.GetValues();
        ReadOnlySpan<int> indices = row.GetIndices();
        for (int i = 0; i < values.Length; i++)
            Add(row.IsDense ? i : indices[i], values[i]);
        _rowCount++;
    }

    /// <summary>Whether all rows have one and the same number in the slot.</summary>
    public bool IsConstant(int slot)
        => _rowCount > 1 && NaNs[slot] == 0 && Infinities[slot] == 0
            && (_explicit[slot] == 0 || (_minimum[slot] == _maximum[slot] && (_explicit[slot] == _rowCount || _minimum[slot] == 0)));

    /// <summary>The slot as a message says it: its name, or its number from 0 where it has none.</summary>
    public string NameOf(int slot) => _names is { } names && names[slot].Length > 0 ? $"'{names[slot]}'" : $"slot {slot}";

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
