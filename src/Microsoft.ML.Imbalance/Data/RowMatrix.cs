using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Microsoft.ML.Imbalance;

/// <summary>Rows of single-precision numbers, one after the other in one array; behind them there may be some that are computed when they are looked at.</summary>
internal sealed class RowMatrix
{
    private const int FloatsPerLine = 16;

    // Of a long row the beginning: once it is read, the processor fetches on.
    private const int MostFetched = 8 * FloatsPerLine;

    private readonly IComputedRows? _computed;

    public RowMatrix(float[] values, int rowCount, int dimension)
        : this(values, rowCount, dimension, computed: null)
    {
    }

    /// <param name="values">Row-major values of the rows that are stored.</param>
    /// <param name="storedCount">How many are.</param>
    /// <param name="dimension">Values of a row.</param>
    /// <param name="computed">The rows behind them.</param>
    public RowMatrix(float[] values, int storedCount, int dimension, IComputedRows? computed)
    {
        if (values.LongLength < (long)storedCount * dimension)
            throw new ArgumentException($"{values.LongLength} values can't hold {storedCount} rows of {dimension}.", nameof(values));
        Stored = values;
        StoredCount = storedCount;
        RowCount = checked(storedCount + (computed?.Count ?? 0));
        Dimension = dimension;
        _computed = computed;
    }

    /// <summary>Row-major values; at least <see cref="RowCount"/> × <see cref="Dimension"/> long.</summary>
    /// <exception cref="InvalidOperationException">Some rows are computed.</exception>
    public float[] Values => AreAllStored ? Stored : throw new InvalidOperationException($"{RowCount - StoredCount} rows of {RowCount} are computed. Read them one by one.");

    /// <summary>The values of the rows that are stored.</summary>
    public float[] Stored { get; }

    /// <summary>How many rows are stored, the first of all.</summary>
    public int StoredCount { get; }

    public bool AreAllStored => _computed is null;

    public int RowCount { get; }

    public int Dimension { get; }

    /// <summary>A row; one that is computed takes an array each time, which <see cref="Read(int, Span{float})"/> spares.</summary>
    public ReadOnlySpan<float> this[int row] => row < StoredCount ? Stored.AsSpan(row * Dimension, Dimension) : Read(row, new float[Dimension]);

    /// <summary>A row, where it is stored, or else computed into some room.</summary>
    public ReadOnlySpan<float> Read(int row, Span<float> room)
    {
        if (row < StoredCount)
            return Stored.AsSpan(row * Dimension, Dimension);
        room = room[..Dimension];
        _computed!.Fill(row - StoredCount, room);
        return room;
    }

    /// <summary>The same by pointers.</summary>
    /// <param name="row">The row.</param>
    /// <param name="stored"><see cref="Stored"/>, which the caller holds fast.</param>
    /// <param name="room">Room for a row; not used if <see cref="AreAllStored"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe float* Read(int row, float* stored, float* room)
    {
        if (row < StoredCount)
            return stored + (nint)row * Dimension;
        _computed!.Fill(row - StoredCount, new Span<float>(room, Dimension));
        return room;
    }

    /// <summary>One value of a row that is computed.</summary>
    public float Compute(int row, int column) => _computed!.ValueOf(row - StoredCount, column);

    /// <summary>Has a row fetched that will be read soon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Prefetch(int row)
    {
        if (!Sse.IsSupported || row >= StoredCount)
            return;
        // Where the array is moved meanwhile, another place is fetched, for nothing.
        float* first = (float*)Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Stored), (nint)row * Dimension));
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
        for (int i = 0; i < rows.Length; i++)
        {
            Span<float> target = values.AsSpan(i * Dimension, Dimension);
            ReadOnlySpan<float> row = Read(rows[i], target);
            if (rows[i] < StoredCount)
                row.CopyTo(target);
        }
        return new RowMatrix(values, rows.Length, Dimension);
    }
}
