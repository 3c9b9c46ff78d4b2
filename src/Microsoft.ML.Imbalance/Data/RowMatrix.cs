using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Microsoft.ML.Imbalance;

/// <summary>Rows of single-precision numbers, one after the other in one array.</summary>
internal sealed class RowMatrix
{
    private const int FloatsPerLine = 16;

    // Of a long row the beginning: once it is read, the processor fetches on.
    private const int MostFetched = 8 * FloatsPerLine;

    public RowMatrix(float[] values, int rowCount, int dimension)
    {
        if (values.LongLength < (long)rowCount * dimension)
            throw new ArgumentException($"{values.LongLength} values can't hold {rowCount} rows of {dimension}.", nameof(values));
        Values = values;
        RowCount = rowCount;
        Dimension = dimension;
    }

    /// <summary>Row-major values; at least <see cref="RowCount"/> × <see cref="Dimension"/> long.</summary>
    public float[] Values { get; }

    public int RowCount { get; }

    public int Dimension { get; }

    public ReadOnlySpan<float> this[int row] => Values.AsSpan(row * Dimension, Dimension);

    /// <summary>Has a row fetched that will be read soon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Prefetch(int row)
    {
        if (!Sse.IsSupported)
            return;
        // Where the array is moved meanwhile, another place is fetched, for nothing.
        float* first = (float*)Unsafe.AsPointer(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Values), (nint)row * Dimension));
        int length = Math.Min(Dimension, MostFetched);
        for (int k = 0; k < length; k += FloatsPerLine)
            Sse.Prefetch0(first + k);
        if (length > 0)
            Sse.Prefetch0(first + length - 1);
    }

    /// <summary>Some rows as a matrix of their own, in the order given.</summary>
    public RowMatrix Select(ReadOnlySpan<int> rows)
    {
        float[] values = GC.AllocateUninitializedArray<float>(rows.Length * Dimension);
        for (int i = 0; i < rows.Length; i++)
            this[rows[i]].CopyTo(values.AsSpan(i * Dimension));
        return new RowMatrix(values, rows.Length, Dimension);
    }
}
