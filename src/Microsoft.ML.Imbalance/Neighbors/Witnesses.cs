using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>For each of some rows, rows of its own class that are nearer to it than the t-th nearest of the others: any such rows, not the nearest.</summary>
/// <remarks>
/// Of a witness the lowest 16 bits of its number are noted. Where a row with the same bits goes, the witness counts no more, whether it is that row or not: then another is looked for, or the same found again.
/// </remarks>
internal sealed unsafe class Witnesses : IDisposable
{
    /// <summary>The most that a row can look for.</summary>
    public const int MostNeeded = byte.MaxValue;

    private readonly ushort[]? _found;
    private int _rowCount;

    // Not an array: it goes at once, and of many rows only those that look for witnesses are ever touched, unless all are cleared.
    private readonly AlignedBuffer _buffer;
    private readonly RowSet _gone = new(1 << 16);

    // Used again whenever witnesses are looked for anew.
    private int[] _asked = [];
    private int[] _lacking = [];

    /// <param name="rowCount">How many rows look for witnesses.</param>
    /// <param name="capacity">The most that a row looks for, at most <see cref="MostNeeded"/>.</param>
    /// <param name="areKept">Whether witnesses may go later, so that they are noted and not only counted.</param>
    public Witnesses(int rowCount, int capacity, bool areKept)
    {
        Capacity = capacity;
        Needed = capacity;
        _found = areKept ? new ushort[checked(rowCount * capacity)] : null;
        _rowCount = rowCount;
        _buffer = AlignedBuffer.Of<byte>(rowCount);
    }

    public int Capacity { get; }

    /// <summary>How many a row needs at the moment.</summary>
    public int Needed { get; set; }

    /// <summary>How many are worth finding: where they may go, some more than are needed.</summary>
    public int Wanted => _found is null ? Needed : Capacity;

    /// <summary>Rows that are no witnesses any more; null where all are there.</summary>
    public Predicate<int>? IsGone { private get; set; }

    /// <summary>Whether a row can be a witness.</summary>
    public bool Has(int witness) => IsGone is null || !IsGone(witness);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool HasEnough(int row) => CountOf(row) >= Needed;

    public void Clear() => _buffer.Clear();

    public void Clear(int row) => CountOf(row) = 0;

    public void Add(int row, int witness)
    {
        int count = CountOf(row)++;
        if (_found is not null)
            _found[row * Capacity + count] = (ushort)witness;
    }

    /// <summary>A row is no witness from now on.</summary>
    public void Remove(int witness) => _gone.Add((ushort)witness);

    /// <summary>Drops the witnesses that have gone since this was last done, of all rows that look for some, and says which rows lack some now.</summary>
    public RowSet DropGone(RowSet rows)
    {
        var lacking = new RowSet(_rowCount);
        foreach (int row in rows)
        {
            if (!HasEnough(row) || HasLost(row))
                lacking.Add(row);
        }
        _gone.Clear();
        return lacking;
    }

    /// <summary>Room for the slots of so many rows, or more, that look for witnesses at once.</summary>
    public int[] RoomForAsked(int count) => Reserve(ref _asked, count);

    /// <summary>Room for the slots of so many rows, or more, that look on.</summary>
    public int[] RoomForLacking(int count) => Reserve(ref _lacking, count);

    public void Dispose()
    {
        // No row is within bounds any more.
        _rowCount = 0;
        _buffer.Dispose();
    }

    private static int[] Reserve(ref int[] room, int count)
    {
        if (room.Length < count)
            room = new int[count];
        return room;
    }

    // Asked of every pair.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte CountOf(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)_rowCount, nameof(row));
        return ref _buffer.As<byte>()[row];
    }

    // Whether too few are left; drops those that have gone.
    private bool HasLost(int row)
    {
        Span<ushort> found = _found.AsSpan(row * Capacity, CountOf(row));
        int kept = 0;
        foreach (ushort witness in found)
        {
            if (!_gone.Contains(witness))
                found[kept++] = witness;
        }
        CountOf(row) = (byte)kept;
        return !HasEnough(row);
    }
}
