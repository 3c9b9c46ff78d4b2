using System.Numerics;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>A vector column with one-hot groups, each read as one code: a table of it is as narrow as the columns it was made from. Its other slots are numbers, or categories too.</summary>
internal sealed class OneHotReader<T> : FeatureColumnReader
    where T : struct, INumber<T>
{
    private readonly OneHotSlots _slots;
    private readonly CategoryCodes<T>[]? _codes;
    private double[] _offsets;
    private readonly T[] _ones;
    private ValueGetter<VBuffer<T>>? _get;
    private VBuffer<T> _buffer;

    /// <param name="column">The column.</param>
    /// <param name="slots">Its groups.</param>
    /// <param name="length">Its slots.</param>
    /// <param name="allCategories">Whether slots outside of groups are categories.</param>
    public OneHotReader(DataViewSchema.Column column, OneHotSlots slots, int length, bool allCategories)
        : base(column, slots.Count)
    {
        _slots = slots;
        _codes = allCategories ? [.. Enumerable.Range(0, slots.Count).Select(_ => new CategoryCodes<T>())] : null;
        _offsets = new double[slots.Count];
        // Normalizers may have made another number of the one.
        _ones = new T[length];
        Array.Fill(_ones, T.One);
    }

    public override CategoryDecoder Decoder => new OneHotDecoder(_slots, _codes, _offsets, _ones);

    public override bool IsWide => typeof(T) == typeof(double);

    public override void Open(DataViewRow row) => _get = row.GetGetter<VBuffer<T>>(Column);

    public override void LookAt(SlotValues sample)
    {
        _get!(ref _buffer);
        sample.StartRow();
        foreach ((int slot, T value) in _buffer.Items())
        {
            if (!IsCode(_slots.PlaceOf(slot)))
                sample.Add(_slots.PlaceOf(slot), double.CreateChecked(value));
        }
    }

    public override void UseOffsets(double[] offsets) => _offsets = offsets;

    public override void Read(Span<float> destination, int row)
    {
        _get!(ref _buffer);
        for (int place = 0; place < destination.Length; place++)
        {
            destination[place] = _slots.IsGroup(place) ? _slots.NoneOf(place)
                : _codes is null ? (float)-_offsets[place]
                : _buffer.IsDense ? 0 : _codes[place].CodeOf(T.Zero, Column.Name);
        }
        foreach ((int slot, T value) in _buffer.Items())
        {
            int place = _slots.PlaceOf(slot);
            if (_slots.IsGroup(place))
                ReadGroup(ref destination[place], place, slot, value, row);
            else
                destination[place] = _codes?[place].CodeOf(value, Column.Name) ?? Number(value, place, slot, row);
        }
    }

    protected override bool IsCode(int slot) => _codes is not null || _slots.IsGroup(slot);

    protected override double OffsetOf(int slot) => _offsets[slot];

    private void ReadGroup(ref float code, int place, int slot, T value, int row)
    {
        if (T.IsZero(value))
            return;
        if (!T.IsFinite(value))
            throw NotFinite(double.CreateChecked(value), slot, row);
        if (code != _slots.NoneOf(place))
        {
            throw new InvalidOperationException(
                $"Feature column '{Column.Name}' marks slots {_slots.Start(place)} to {_slots.Start(place) + _slots.NoneOf(place) - 1} as one category, but row {row} has values in slots "
                + $"{_slots.Start(place) + (int)code} and {slot}. Encode the column so that one slot is set (OneHotEncoding with its default output kind), or use Smote.");
        }
        code = slot - _slots.Start(place);
        _ones[slot] = value;
    }

    private float Number(T value, int place, int slot, int row)
    {
        float number = (float)(double.CreateChecked(value) - _offsets[place]);
        return IsUsable(number) ? number : throw NotFinite(double.CreateChecked(value), slot, row);
    }

    private sealed class OneHotDecoder(OneHotSlots slots, CategoryCodes<T>[]? codes, double[] offsets, T[] ones) : CategoryDecoder
    {
        public override Delegate CreateGetter(int start, Func<float[]> features) => (ValueGetter<VBuffer<T>>)((ref VBuffer<T> value) =>
        {
            float[] row = features();
            VBufferEditor<T> editor = VBufferEditor.Create(ref value, ones.Length, slots.Count);
            int count = 0;
            for (int place = 0; place < slots.Count; place++)
            {
                float stored = row[start + place];
                if (slots.IsGroup(place) && stored == slots.NoneOf(place))
                    continue;
                int slot = slots.Start(place) + (slots.IsGroup(place) ? (int)stored : 0);
                editor.Indices[count] = slot;
                editor.Values[count++] = slots.IsGroup(place) ? ones[slot] : codes is null ? T.CreateSaturating(stored + offsets[place]) : codes[place][stored];
            }
            value = editor.CommitTruncated(count);
        });
    }
}
