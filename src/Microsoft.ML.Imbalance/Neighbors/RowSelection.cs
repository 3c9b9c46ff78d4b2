using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>All rows of a matrix, or some of them, under numbers of their own (slots 0 … <see cref="Count"/> - 1).</summary>
internal readonly struct RowSelection(RowMatrix matrix, int[]? rows = null)
{
    // Rows fetched ahead: about as many as come while one is on its way.
    private const int Ahead = 16;

    public RowMatrix Matrix { get; } = matrix;

    public int Count => rows?.Length ?? Matrix.RowCount;

    public ReadOnlySpan<float> this[int slot] => Matrix[RowOf(slot)];

    /// <summary>The row of the matrix behind a slot.</summary>
    public int RowOf(int slot) => rows is null ? slot : rows[slot];

    /// <summary>The slot of a row of the matrix, where rows ascend; negative if it is not selected.</summary>
    public int PlaceOf(int row) => rows is null ? row : Array.BinarySearch(rows, row);

    /// <summary>Copies one value of each of some rows, which stand anywhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public unsafe void CopyColumn(int column, ReadOnlySpan<int> slots, Span<float> target)
    {
        nint dimension = Matrix.Dimension;
        target = target[..slots.Length];
        ref float values = ref MemoryMarshal.GetArrayDataReference(Matrix.Values);
        for (int i = 0; i < slots.Length; i++)
        {
            if (Sse.IsSupported && i + Ahead < slots.Length)
                Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref values, RowOf(slots[i + Ahead]) * dimension + column)));
            target[i] = Unsafe.Add(ref values, RowOf(slots[i]) * dimension + column);
        }
    }
}
