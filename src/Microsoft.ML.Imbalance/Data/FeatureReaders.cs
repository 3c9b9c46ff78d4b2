using System.Runtime.CompilerServices;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>A vector column. Sparse rows are spread out.</summary>
internal sealed class VectorFeatureReader<T>(DataViewSchema.Column column, int length, Func<T, double> convert, bool wide) : FeatureColumnReader(column, length)
{
    private readonly double[]? _offsets = wide ? new double[length] : null;
    private ValueGetter<VBuffer<T>>? _get;
    private VBuffer<T> _buffer;
    private bool _started;

    protected override double OffsetOf(int slot) => _offsets?[slot] ?? 0;

    public override void Open(DataViewRow row) => _get = row.GetGetter<VBuffer<T>>(Column);

    public override void Read(Span<float> destination, int row)
    {
        _get!(ref _buffer);
        if (_offsets is not null && !_started)
        {
            foreach ((int slot, T value) in _buffer.Items())
                _offsets[slot] = double.IsFinite(convert(value)) ? convert(value) : 0;
            // A category is 0 or 1 as it stands.
            foreach ((int first, int end) in CategoricalRanges())
                _offsets.AsSpan(first..end).Clear();
            _started = true;
        }
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
            if (!float.IsFinite(destination[slot]) && !(AllowsMissing && float.IsNaN(destination[slot])))
                throw NotFinite(convert(_buffer.GetItemOrDefault(slot)), slot, row);
        }
    }
}

/// <summary>A scalar column.</summary>
internal sealed class ScalarFeatureReader<T>(DataViewSchema.Column column, Func<T, double> convert, bool wide, bool integer) : FeatureColumnReader(column, 1)
{
    private ValueGetter<T>? _get;
    private T _value = default!;
    private double _offset = double.NaN;

    protected override bool IsInteger => integer;

    protected override double OffsetOf(int slot) => double.IsNaN(_offset) ? 0 : _offset;

    public override void Open(DataViewRow row) => _get = row.GetGetter<T>(Column);

    public override void Read(Span<float> destination, int row)
    {
        _get!(ref _value);
        double value = convert(_value);
        if (double.IsNaN(_offset) && double.IsFinite(value))
            _offset = wide ? value : 0;
        destination[0] = (float)(value - OffsetOf(0));
        if (!float.IsFinite(destination[0]) && !(AllowsMissing && float.IsNaN(destination[0])))
            throw NotFinite(value, 0, row);
    }
}
