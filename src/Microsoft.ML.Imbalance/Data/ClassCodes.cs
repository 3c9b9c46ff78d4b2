namespace Microsoft.ML.Imbalance;

/// <summary>The class of every row, in one byte a row up to 255 classes and two beyond.</summary>
internal sealed class ClassCodes
{
    /// <summary>The code of a row without a label.</summary>
    public const int Unlabeled = -1;

    private const byte NarrowUnlabeled = byte.MaxValue;
    private const ushort WideUnlabeled = ushort.MaxValue;

    /// <summary>More classes than this are refused: such a column is a measurement, not a label.</summary>
    public const int MaximumClassCount = WideUnlabeled;

    private byte[] _narrow;
    private ushort[]? _wide;

    public ClassCodes(int capacity) => _narrow = new byte[Math.Max(16, capacity)];

    public static ClassCodes Of(ReadOnlySpan<int> codes)
    {
        var result = new ClassCodes(codes.Length);
        foreach (int code in codes)
            result.Add(code);
        return result;
    }

    public int Count { get; private set; }

    public int this[int row] => _wide is null
        ? _narrow[row] == NarrowUnlabeled ? Unlabeled : _narrow[row]
        : _wide[row] == WideUnlabeled ? Unlabeled : _wide[row];

    public void Add(int code)
    {
        if (code >= NarrowUnlabeled && _wide is null)
            Widen();
        if (_wide is null)
        {
            if (Count == _narrow.Length)
                Array.Resize(ref _narrow, Grow(Count));
            _narrow[Count++] = code == Unlabeled ? NarrowUnlabeled : (byte)code;
        }
        else
        {
            if (Count == _wide.Length)
                Array.Resize(ref _wide, Grow(Count));
            _wide[Count++] = code == Unlabeled ? WideUnlabeled : (ushort)code;
        }
    }

    /// <summary>Replaces every code c by <paramref name="map"/>[c].</summary>
    public void Remap(ReadOnlySpan<int> map)
    {
        for (int row = 0; row < Count; row++)
        {
            if (_wide is null && _narrow[row] != NarrowUnlabeled)
                _narrow[row] = (byte)map[_narrow[row]];
            else if (_wide is not null && _wide[row] != WideUnlabeled)
                _wide[row] = (ushort)map[_wide[row]];
        }
    }

    /// <summary>The codes in another row order: row i of the result is row <paramref name="order"/>[i] of this.</summary>
    public ClassCodes Reorder(ReadOnlySpan<int> order)
    {
        var result = new ClassCodes(order.Length);
        foreach (int row in order)
            result.Add(this[row]);
        return result;
    }

    private void Widen()
    {
        _wide = new ushort[_narrow.Length];
        for (int row = 0; row < Count; row++)
            _wide[row] = _narrow[row] == NarrowUnlabeled ? WideUnlabeled : _narrow[row];
        _narrow = [];
    }

    private static int Grow(int length) => (int)Math.Min(Array.MaxLength, length * 2L);
}
