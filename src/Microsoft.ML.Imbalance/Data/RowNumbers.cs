using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance;

/// <summary>A small number for each row, in one, two or four bytes: as few as hold every number below a bound; none where all are 0.</summary>
internal sealed class RowNumbers
{
    // One of them holds the numbers, unless all are 0.
    private readonly byte[]? _narrow;
    private readonly ushort[]? _wide;
    private readonly int[]? _full;

    /// <param name="count">How many rows; the number of each is 0 at first.</param>
    /// <param name="bound">Every number is below it.</param>
    public RowNumbers(int count, int bound)
    {
        Count = count;
        if (bound <= 1)
            return;
        if (bound <= byte.MaxValue + 1)
            _narrow = new byte[count];
        else if (bound <= ushort.MaxValue + 1)
            _wide = new ushort[count];
        else
            _full = new int[count];
    }

    public int Count { get; }

    public int this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _narrow is { } narrow ? narrow[row] : _wide is { } wide ? wide[row] : _full is { } full ? full[row] : 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set
        {
            if (_narrow is { } narrow)
                narrow[row] = checked((byte)value);
            else if (_wide is { } wide)
                wide[row] = checked((ushort)value);
            else if (_full is { } full)
                full[row] = value;
        }
    }

    /// <summary>Gives so many rows, from one on, the same number.</summary>
    public void Fill(int first, int count, int number)
    {
        if (_narrow is not null)
            _narrow.AsSpan(first, count).Fill(checked((byte)number));
        else if (_wide is not null)
            _wide.AsSpan(first, count).Fill(checked((ushort)number));
        else
            _full?.AsSpan(first, count).Fill(number);
    }

    /// <summary>Puts the numbers of so many rows, from one on, in random order, see <see cref="Shares.Shuffle"/>.</summary>
    public void Shuffle(int first, int count, RandomStream stream)
    {
        if (_narrow is not null)
            Shares.Shuffle(_narrow.AsSpan(first, count), stream);
        else if (_wide is not null)
            Shares.Shuffle(_wide.AsSpan(first, count), stream);
        else if (_full is not null)
            Shares.Shuffle(_full.AsSpan(first, count), stream);
    }
}
