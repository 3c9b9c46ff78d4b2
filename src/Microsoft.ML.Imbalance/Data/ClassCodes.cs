namespace Microsoft.ML.Imbalance;

/// <summary>The class of every row: in one bit a row as long as there are two classes and each row has one, in a byte up to 255 classes, and in two bytes beyond.</summary>
internal sealed class ClassCodes
{
    /// <summary>The code of a row without a label.</summary>
    public const int Unlabeled = -1;

    private const byte NarrowUnlabeled = byte.MaxValue;
    private const ushort WideUnlabeled = ushort.MaxValue;
    private const int BitsPerWord = 64;

    /// <summary>More classes than this are refused: such a column is a measurement, not a label.</summary>
    public const int MaximumClassCount = WideUnlabeled;

    // One of them holds the codes.
    private ulong[]? _bits;
    private byte[]? _narrow;
    private ushort[]? _wide;

    public ClassCodes(int capacity) => _bits = new ulong[Math.Max(1, WordsFor(capacity))];

    public static ClassCodes Of(ReadOnlySpan<int> codes)
    {
        var result = new ClassCodes(codes.Length);
        foreach (int code in codes)
            result.Add(code);
        return result;
    }

    public int Count { get; private set; }

    public int this[int row]
    {
        get
        {
            if (_bits is { } bits)
                return (int)(bits[row >>> 6] >> row & 1);
            if (_narrow is { } narrow)
                return narrow[row] == NarrowUnlabeled ? Unlabeled : narrow[row];
            return _wide![row] == WideUnlabeled ? Unlabeled : _wide[row];
        }
    }

    private int Capacity => _bits is { } bits ? (int)Math.Min(Array.MaxLength, (long)bits.Length * BitsPerWord) : _narrow?.Length ?? _wide!.Length;

    public void Add(int code)
    {
        WidenFor(code);
        if (Count == Capacity)
            Grow();
        Count++;
        Set(Count - 1, code);
    }

    /// <summary>Replaces every code c by <paramref name="map"/>[c].</summary>
    public void Remap(ReadOnlySpan<int> map)
    {
        foreach (int code in map)
            WidenFor(code);
        for (int row = 0; row < Count; row++)
        {
            if (this[row] is var code && code != Unlabeled)
                Set(row, map[code]);
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

    private static int WordsFor(int count) => (int)((count + (BitsPerWord - 1L)) / BitsPerWord);

    private void Set(int row, int code)
    {
        if (_bits is { } bits)
            bits[row >>> 6] = (bits[row >>> 6] & ~(1UL << row)) | (ulong)code << row;
        else if (_narrow is { } narrow)
            narrow[row] = code == Unlabeled ? NarrowUnlabeled : (byte)code;
        else
            _wide![row] = code == Unlabeled ? WideUnlabeled : (ushort)code;
    }

    private void WidenFor(int code)
    {
        if (code >= NarrowUnlabeled && _wide is null)
            ToWide();
        else if (_bits is not null && code is not (0 or 1))
            ToNarrow();
    }

    private void ToNarrow()
    {
        var narrow = new byte[Capacity];
        for (int row = 0; row < Count; row++)
            narrow[row] = (byte)this[row];
        (_bits, _narrow) = (null, narrow);
    }

    private void ToWide()
    {
        var wide = new ushort[Capacity];
        for (int row = 0; row < Count; row++)
            wide[row] = this[row] is var code && code == Unlabeled ? WideUnlabeled : (ushort)code;
        (_bits, _narrow, _wide) = (null, null, wide);
    }

    private void Grow()
    {
        if (_bits is not null)
            Array.Resize(ref _bits, Doubled(_bits.Length));
        else if (_narrow is not null)
            Array.Resize(ref _narrow, Doubled(_narrow.Length));
        else
            Array.Resize(ref _wide, Doubled(_wide!.Length));
    }

    private static int Doubled(int length) => (int)Math.Min(Array.MaxLength, length * 2L);
}
