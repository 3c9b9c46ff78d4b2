using System.Runtime.CompilerServices;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>A vector column. Sparse rows are spread out.</summary>
internal sealed class VectorFeatureReader<T>(DataViewSchema.Column column, int length, Func<T, double> convert, bool wide) : FeatureColumnReader(column, length)
{
    private double[]? _offsets;
    private ValueGetter<VBuffer<T>>? _get;
    private VBuffer<T> _buffer;

    public override bool IsWide => wide;

    protected override double OffsetOf(int slot) => _offsets?[slot] ?? 0;

    public override void Open(DataViewRow row) => _get = row.GetGetter<VBuffer<T>>(Column);

    public override void LookAt(SlotValues sample)
    {
        _get!(ref _buffer);
        sample.StartRow();
        foreach ((int slot, T value) in _buffer.Items())
            sample.Add(slot, convert(value));
    }

    public override void UseOffsets(double[] offsets)
    {
        _offsets = offsets;
        // A category is 0 or 1 as it stands.
        foreach ((int first, int end) in CategoricalRanges())
            offsets.AsSpan(first..end).Clear();
    }

    public override void Read(Span<float> destination, int row)
    {
        _get!(ref _buffer);
        if (typeof(T) == typeof(float))
        {
            Unsafe.As<VBuffer<T>, VBuffer<float>>(ref _buffer).CopyTo(destination);
        }
        else
        {
            for (int slot = 0; slot < destination.Length; slot++)
                destination[slot] = (float)-OffsetOf(slot);
            ReadOnlySpan<T> values = _buffer.GetValues();
            ReadOnlySpan<int> indices = _buffer.GetIndices();
            for (int i = 0; i < values.Length; i++)
            {
                int slot = _buffer.IsDense ? i : indices[i];
                destination[slot] = (float)(convert(values[i]) - OffsetOf(slot));
            }
        }
        for (int slot = 0; slot < destination.Length; slot++)
        {
            if (!IsUsable(destination[slot]))
                throw NotFinite(convert(_buffer.GetItemOrDefault(slot)), slot, row);
        }
    }
}

/// <summary>A scalar column.</summary>
internal sealed class ScalarFeatureReader<T>(DataViewSchema.Column column, Func<T, double> convert, bool wide, bool integer) : FeatureColumnReader(column, 1)
{
    private ValueGetter<T>? _get;
    private T _value = default!;
    private double _offset;

    public override bool IsWide => wide;

    protected override bool IsInteger => integer;

    protected override double OffsetOf(int slot) => _offset;

    public override void Open(DataViewRow row) => _get = row.GetGetter<T>(Column);

    public override void LookAt(SlotValues sample)
    {
        _get!(ref _value);
        sample.StartRow();
        sample.Add(0, convert(_value));
    }

    public override void UseOffsets(double[] offsets) => _offset = offsets[0];

    public override void Read(Span<float> destination, int row)
    {
        _get!(ref _value);
        double value = convert(_value);
        destination[0] = (float)(value - _offset);
        if (!IsUsable(destination[0]))
            throw NotFinite(value, 0, row);
    }
}
