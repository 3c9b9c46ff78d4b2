using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Microsoft.ML.Imbalance;

/// <summary>
/// Rows of single-precision numbers, one after the other in an array. Some of them may stand in an array of their own, which others can take over without a copy;
/// and behind all of them there may be some that are computed when they are looked at.
/// </summary>
internal sealed class RowMatrix
{
    /// <summary>Rows that are computed together, at most.</summary>
    public const int AtOnce = 16;

    // Values of a column that are computed together.
    private const int ValuesAtOnce = 64;

    private const int FloatsPerLine = 16;

    // Rows fetched ahead: about as many as come while one is on its way.
    private const int Ahead = 16;

    // Of a long row the beginning: once it is read, the processor fetches on.
    private const int MostFetched = 8 * FloatsPerLine;

    private readonly IComputedRows? _computed;

    // Null where all stand in one array.
    private readonly RowDivision? _division;

    public RowMatrix(float[] values, int rowCount, int dimension)
        : this(values, rowCount, dimension, computed: null)
    {
    }

    /// <param name="others">Row-major values of the rows that do not stand apart.</param>
    /// <param name="apart">Of those that do.</param>
    /// <param name="division">Which rows do.</param>
    /// <param name="dimension">Values of a row.</param>
    public RowMatrix(float[] others, float[] apart, RowDivision division, int dimension)
        : this(others, apart, division, division.RowCount, dimension, computed: null)
    {
    }

    /// <param name="values">Row-major values of the rows that are stored.</param>
    /// <param name="storedCount">How many are.</param>
    /// <param name="dimension">Values of a row.</param>
    /// <param name="computed">The rows behind them.</param>
    public RowMatrix(float[] values, int storedCount, int dimension, IComputedRows? computed)
        : this(values, apart: null, division: null, storedCount, dimension, computed)
    {
    }

    private RowMatrix(float[] stored, float[]? apart, RowDivision? division, int storedCount, int dimension, IComputedRows? computed)
    {
        int apartCount = division?.SetCount ?? 0;
        Check(stored, storedCount - apartCount, dimension);
        Check(apart ?? [], apartCount, dimension);
        Stored = stored;
        Apart = apart;
        StoredCount = storedCount;
        RowCount = checked(storedCount + (computed?.Count ?? 0));
        Dimension = dimension;
        _division = division;
        _computed = computed;
    }

    /// <summary>Row-major values; at least <see cref="RowCount"/> × <see cref="Dimension"/> long.</summary>
    /// <exception cref="InvalidOperationException">Some rows are computed, or stand apart.</exception>
    public float[] Values => AreAllStored && _division is null
        ? Stored
        : throw new InvalidOperationException($"{(AreAllStored ? $"{_division!.SetCount} rows of {RowCount} stand apart" : $"{RowCount - StoredCount} rows of {RowCount} are computed")}. Read them one by one.");

    /// <summary>The values of the rows that are stored and do not stand apart.</summary>
    public float[] Stored { get; }

    /// <summary>The values of the rows that stand apart; null where none does.</summary>
    public float[]? Apart { get; }

    /// <summary>How many rows are stored, the first of all.</summary>
    public int StoredCount { get; }

    public bool AreAllStored => _computed is null;

    public int RowCount { get; }

    public int Dimension { get; }

    /// <summary>A row; one that is computed takes an array each time, which <see cref="Read(int, Span{float})"/> spares.</summary>
    public ReadOnlySpan<float> this[int row]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => row < StoredCount ? ReadStored(row) : Compute(row);
    }

    /// <summary>A row, where it is stored, or else computed into some room.</summary>
    public ReadOnlySpan<float> Read(int row, Span<float> room)
    {
        if (row < StoredCount)
            return ReadStored(row);
        room = room[..Dimension];
        _computed!.Fill([row - StoredCount], room);
        return room;
    }

    /// <summary>Some rows, each where it is stored, or else computed into some room.</summary>
    /// <param name="rows">At most <see cref="AtOnce"/>.</param>
    /// <param name="stored"><see cref="Stored"/>, which the caller holds fast.</param>
    /// <param name="apart"><see cref="Apart"/>, likewise.</param>
    /// <param name="room">Room for as many rows.</param>
    /// <param name="places">Where each of them is.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public unsafe void Read(ReadOnlySpan<int> rows, float* stored, float* apart, float* room, float** places)
    {
        Span<int> computed = stackalloc int[AtOnce];
        int count = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            places[i] = rows[i] < StoredCount ? AddressOf(rows[i], stored, apart) : room + (nint)count * Dimension;
            if (rows[i] >= StoredCount)
                computed[count++] = rows[i] - StoredCount;
        }
        if (count > 0)
            _computed!.Fill(computed[..count], new Span<float>(room, count * Dimension));
    }

    /// <summary>Where a row is that is stored.</summary>
    /// <param name="row">The row.</param>
    /// <param name="stored"><see cref="Stored"/>, which the caller holds fast.</param>
    /// <param name="apart"><see cref="Apart"/>, likewise.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe float* AddressOf(int row, float* stored, float* apart)
    {
        if (_division is null)
            return stored + (nint)row * Dimension;
        (bool isApart, int place) = _division.Find(row);
        return (isApart ? apart : stored) + (nint)place * Dimension;
    }

    /// <summary>One value of a row that is stored; there is no check that it is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float StoredAt(int row, int column) => Unsafe.Add(ref FirstOf(row), column);

    /// <summary>Copies one value of each of some rows, which stand anywhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public unsafe void CopyColumn(int column, ReadOnlySpan<int> rows, Span<float> target)
    {
        target = target[..rows.Length];
        Span<int> computed = stackalloc int[ValuesAtOnce], places = stackalloc int[ValuesAtOnce];
        Span<float> found = stackalloc float[ValuesAtOnce];
        int count = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            if (Sse.IsSupported && i + Ahead < rows.Length && rows[i + Ahead] is var ahead && ahead < StoredCount)
                Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref FirstOf(ahead), column)));
            int row = rows[i];
            if (row < StoredCount)
            {
                target[i] = StoredAt(row, column);
                continue;
            }
            (computed[count], places[count]) = (row - StoredCount, i);
            if (++count == ValuesAtOnce)
                Compute(column, computed, places, found, target, ref count);
        }
        if (count > 0)
            Compute(column, computed[..count], places, found[..count], target, ref count);
    }

    /// <summary>Rows that the computed ones are near to, each to one of them; null where there are none to name.</summary>
    public RowMatrix? Anchors => _computed?.Anchors;

    /// <summary>Writes for some rows which of <see cref="Anchors"/> each is near to; -1 for one that is stored.</summary>
    public void CopyAnchors(ReadOnlySpan<int> rows, Span<int> anchors)
    {
        Span<int> computed = stackalloc int[ValuesAtOnce];
        for (int start = 0, count; start < rows.Length; start += count)
        {
            count = CopyComputed(rows[start..], computed);
            if (count > 0)
                _computed!.CopyAnchors(computed[..count], anchors.Slice(start, count));
            else
                anchors[start + count++] = -1;
        }
    }

    /// <summary>Has a row fetched that will be read soon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Prefetch(int row)
    {
        if (!Sse.IsSupported || row >= StoredCount)
            return;
        // Where the array is moved meanwhile, another place is fetched, for nothing.
        float* first = (float*)Unsafe.AsPointer(ref FirstOf(row));
        int length = Math.Min(Dimension, MostFetched);
        for (int k = 0; k < length; k += FloatsPerLine)
            Sse.Prefetch0(first + k);
        if (length > 0)
            Sse.Prefetch0(first + length - 1);
    }

    /// <summary>Some rows as a matrix of their own, in the order given.</summary>
    public RowMatrix Select(ReadOnlySpan<int> rows)
    {
        if ((long)rows.Length * Dimension > Array.MaxLength)
            throw new InvalidOperationException($"{rows.Length} rows of {Dimension} features are more than {Array.MaxLength} numbers. Reduce the features first (for example with ProjectToPrincipalComponents), or the rows with RandomUndersample.");
        float[] values = GC.AllocateUninitializedArray<float>(rows.Length * Dimension);
        CopyTo(rows, values);
        return new RowMatrix(values, rows.Length, Dimension);
    }

    /// <summary>Copies some rows, one after the other.</summary>
    public void CopyTo(ReadOnlySpan<int> rows, Span<float> target)
    {
        if (AreAllStored)
        {
            for (int i = 0; i < rows.Length; i++)
            {
                if (i + Ahead < rows.Length)
                    Prefetch(rows[i + Ahead]);
                this[rows[i]].CopyTo(target[(i * Dimension)..]);
            }
            return;
        }
        Span<int> computed = stackalloc int[AtOnce];
        for (int start = 0, count; start < rows.Length; start += count)
        {
            count = CopyComputed(rows[start..], computed);
            if (count > 0)
                _computed!.Fill(computed[..count], target.Slice(start * Dimension, count * Dimension));
            else
                this[rows[start + count++]].CopyTo(target[(start * Dimension)..]);
        }
    }

    /// <summary>The rows that stand apart, as a matrix of their own; null where none does.</summary>
    public RowMatrix? TakeApart() => Apart is null ? null : new RowMatrix(Apart, _division!.SetCount, Dimension);

    /// <summary>These rows, and behind them some that are computed when they are looked at.</summary>
    public RowMatrix With(IComputedRows computed) => AreAllStored
        ? new RowMatrix(Stored, Apart, _division, StoredCount, Dimension, computed)
        : throw new InvalidOperationException($"{RowCount - StoredCount} rows of {RowCount} are computed already.");

    private static void Check(float[] values, int rowCount, int dimension)
    {
        if (values.LongLength < (long)rowCount * dimension)
            throw new ArgumentException($"{values.LongLength} values can't hold {rowCount} rows of {dimension}.", nameof(values));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<float> ReadStored(int row)
    {
        if (_division is null)
            return Stored.AsSpan(row * Dimension, Dimension);
        (bool isApart, int place) = _division.Find(row);
        return (isApart ? Apart! : Stored).AsSpan(place * Dimension, Dimension);
    }

    // Unchecked: the row is stored.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref float FirstOf(int row)
    {
        if (_division is null)
            return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Stored), (nint)row * Dimension);
        (bool isApart, int place) = _division.Find(row);
        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(isApart ? Apart! : Stored), (nint)place * Dimension);
    }

    // Of the first rows those that are computed, up to the first that is stored; by their places among these.
    private int CopyComputed(ReadOnlySpan<int> rows, Span<int> computed)
    {
        int count = 0, most = Math.Min(rows.Length, computed.Length);
        for (; count < most && rows[count] >= StoredCount; count++)
            computed[count] = rows[count] - StoredCount;
        return count;
    }

    private float[] Compute(int row)
    {
        var values = new float[Dimension];
        _computed!.Fill([row - StoredCount], values);
        return values;
    }

    private void Compute(int column, ReadOnlySpan<int> computed, ReadOnlySpan<int> places, Span<float> found, Span<float> target, ref int count)
    {
        _computed!.CopyColumn(column, computed, found);
        for (int i = 0; i < found.Length; i++)
            target[places[i]] = found[i];
        count = 0;
    }
}
