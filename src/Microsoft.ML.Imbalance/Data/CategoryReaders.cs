using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>A scalar column whose values are categories.</summary>
internal sealed class CategoryReader<T>(DataViewSchema.Column column) : FeatureColumnReader(column, 1)
    where T : notnull
{
    private readonly CategoryCodes<T> _codes = new();
    private ValueGetter<T>? _get;
    private T _value = default!;

    public override CategoryDecoder Decoder => new ScalarDecoder(_codes);

    public override void Open(DataViewRow row) => _get = row.GetGetter<T>(Column);

    public override void Read(Span<float> destination, int row)
    {
        _get!(ref _value);
        destination[0] = _codes.CodeOf(_value, Column.Name);
    }

    protected override bool IsCode(int slot) => true;

    private sealed class ScalarDecoder(CategoryCodes<T> codes) : CategoryDecoder
    {
        public override Delegate CreateGetter(int start, Func<float[]> features) => (ValueGetter<T>)((ref T value) => value = codes[features()[start]]);
    }
}

/// <summary>A vector column each of whose slots holds categories.</summary>
internal sealed class CategoryVectorReader<T>(DataViewSchema.Column column, int length) : FeatureColumnReader(column, length)
    where T : notnull
{
    private readonly CategoryCodes<T>[] _codes = [.. Enumerable.Range(0, length).Select(_ => new CategoryCodes<T>())];
    private readonly T[] _values = new T[length];
    private ValueGetter<VBuffer<T>>? _get;
    private VBuffer<T> _buffer;

    public override CategoryDecoder Decoder => new VectorDecoder(_codes);

    public override void Open(DataViewRow row) => _get = row.GetGetter<VBuffer<T>>(Column);

    public override void Read(Span<float> destination, int row)
    {
        _get!(ref _buffer);
        _buffer.CopyTo(_values);
        for (int slot = 0; slot < _values.Length; slot++)
            destination[slot] = _codes[slot].CodeOf(_values[slot], Column.Name);
    }

    protected override bool IsCode(int slot) => true;

    private sealed class VectorDecoder(CategoryCodes<T>[] codes) : CategoryDecoder
    {
        public override Delegate CreateGetter(int start, Func<float[]> features) => (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
        {
            VBufferEditor<T> editor = VBufferEditor.Create(ref value, codes.Length);
            float[] row = features();
            for (int slot = 0; slot < codes.Length; slot++)
                editor.Values[slot] = codes[slot][row[start + slot]];
            value = editor.Commit();
        });
    }
}
