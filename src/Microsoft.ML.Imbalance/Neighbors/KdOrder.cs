using System.Buffers;
using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>Orders rows so that each run of <see cref="KernelSet.LeafSize"/> of them is a leaf of a k-d tree: near rows stand together.</summary>
/// <remarks>
/// A range is split along its widest column, next to its middle, so that all leaves but the last are full, and that each eight of them, each eight of those, and so on, are of one branch.
/// Any order would give the same neighbors; this one makes boxes small.
/// </remarks>
internal sealed unsafe class KdOrder
{
    /// <summary>Leaves that stand together in one branch, and as many such, and so on.</summary>
    public const int Together = 8;

    private const int SampleSize = 64;
    private const int SmallRange = 512;
    private const int PivotSample = 32;

    // About how far off a sample is.
    private const int PivotMargin = 3;
    private const int MinimumParallelRows = 8192;

    // Floats of rows that are copied.
    private const int MostCopied = 1 << 14;

    private readonly RowSelection _rows;
    private readonly int* _slots;
    private readonly float* _keys;

    private KdOrder(RowSelection rows, int* slots, float* keys)
    {
        _rows = rows;
        _slots = slots;
        _keys = keys;
        int at = 0;
        foreach (int slot in rows.Slots)
            _slots[at++] = slot;
    }

    /// <summary>Writes the slots in their new order.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="threads">On how many threads.</param>
    /// <param name="slots">Room for a slot a row.</param>
    public static void Arrange(RowSelection rows, int threads, int* slots)
    {
        using var keys = new AlignedBuffer(rows.Count);
        new KdOrder(rows, slots, keys.Pointer).Arrange(0, rows.Count, threads, new ColumnSpread(rows.Matrix.Dimension));
    }

    public static int LeafCount(int rowCount) => (rowCount + KernelSet.LeafSize - 1) / KernelSet.LeafSize;

    // Half of the leaves, but whole eights, and whole eights of those.
    private static int LeftLeafCount(int leafCount)
    {
        int whole = 1;
        while ((long)whole * Together < leafCount)
            whole *= Together;
        return Math.Max(1, (leafCount + whole) / (2 * whole)) * whole;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Arrange(int start, int end, int threads, ColumnSpread spread)
    {
        while (end - start > KernelSet.LeafSize)
        {
            if (!_rows.Matrix.AreAllStored && end - start <= MostCopied / _rows.Matrix.Dimension)
            {
                ArrangeCopies(start, end, spread);
                return;
            }
            int column = WidestColumn(start, end, spread);
            if (column < 0)
            {
                // All the same row: in order of index, the first leaf holds everybody's neighbors, and the search can tell that the others don't.
                new Span<int>(_slots + start, end - start).Sort();
                return;
            }
            int middle = start + LeftLeafCount(LeafCount(end - start)) * KernelSet.LeafSize;
            _rows.CopyColumn(column, new ReadOnlySpan<int>(_slots + start, end - start), new Span<float>(_keys + start, end - start));
            Select(start, end - 1, middle);
            if (threads > 1 && end - start >= MinimumParallelRows)
            {
                Fork(start, middle, end, threads, spread);
                return;
            }
            Arrange(start, middle, threads: 1, spread);
            start = middle;
        }
    }

    private void Fork(int start, int middle, int end, int threads, ColumnSpread spread) => Parallel.Invoke(
        () => Arrange(start, middle, threads / 2, spread),
        () => Arrange(middle, end, threads - threads / 2, new ColumnSpread(_rows.Matrix.Dimension)));

    // Rows that are computed are copied as soon as few enough are left, rather than computed anew for each split.
    private void ArrangeCopies(int start, int end, ColumnSpread spread)
    {
        int count = end - start, dimension = _rows.Matrix.Dimension;
        float[] copies = ArrayPool<float>.Shared.Rent(count * dimension);
        int[] slots = ArrayPool<int>.Shared.Rent(count);
        var order = new Span<int>(_slots + start, count);
        order.Sort();
        order.CopyTo(slots);
        for (int i = 0; i < count; i++)
            order[i] = _rows.RowOf(order[i]);
        _rows.Matrix.CopyTo(order, copies);
        new KdOrder(new RowSelection(new RowMatrix(copies, count, dimension)), _slots + start, _keys + start).Arrange(0, count, threads: 1, spread);
        for (int i = 0; i < count; i++)
            order[i] = slots[order[i]];
        ArrayPool<float>.Shared.Return(copies);
        ArrayPool<int>.Shared.Return(slots);
    }

    // By the variance of a sample; -1 if all rows are the same.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int WidestColumn(int start, int end, ColumnSpread spread)
    {
        spread.Begin(_rows.Read(_slots[start], spread.Room));
        int step = Math.Max(1, (end - start) / SampleSize);
        for (int i = start; i < end; i += step)
            spread.Add(_rows.Read(_slots[i], spread.Room));
        int widest = spread.Widest();
        return widest >= 0 ? widest : FirstDifference(start, end, spread.Room);
    }

    private int FirstDifference(int start, int end, Span<float> room)
    {
        ReadOnlySpan<float> first = _rows[_slots[start]];
        for (int i = start + 1; i < end; i++)
        {
            int same = first.CommonPrefixLength(_rows.Read(_slots[i], room));
            if (same < first.Length)
                return same;
        }
        return -1;
    }

    // Selection: afterwards no key before `middle` is above it and none after is below.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Select(int first, int last, int middle)
    {
        for (int patience = 64; first < last; patience--)
        {
            if (patience == 0)
            {
                // Bad pivots every time: sorting bounds the cost.
                new Span<float>(_keys + first, last - first + 1).Sort(new Span<int>(_slots + first, last - first + 1));
                return;
            }
            float pivot = Pivot(first, last, middle);
            int bound = Partition(first, last, pivot, withEqual: false);
            if (middle < bound)
            {
                last = bound - 1;
                continue;
            }
            bound = Partition(bound, last, pivot, withEqual: true);
            if (middle < bound)
                return;
            first = bound;
        }
    }

    // Of a sample the key a little beyond where `middle` is expected, on the side of most keys: so it is found among few (Floyd and Rivest, 1975).
    private float Pivot(int first, int last, int middle)
    {
        float* keys = _keys;
        if (last - first < SmallRange)
            return Median(keys[first], keys[(first + last) >>> 1], keys[last]);
        Span<float> sample = stackalloc float[PivotSample];
        for (int i = 0; i < PivotSample; i++)
            sample[i] = keys[first + (int)((long)i * (last - first) / (PivotSample - 1))];
        sample.Sort();
        double place = (double)(middle - first) / (last - first);
        return sample[Math.Clamp((int)(place * PivotSample) + (place <= 0.5 ? PivotMargin : -PivotMargin), 0, PivotSample - 1)];
    }

    // Brings the keys below the pivot, or not above it, to the front, and returns where the others begin. Without a branch that nobody could predict.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Partition(int first, int last, float pivot, bool withEqual)
    {
        if (withEqual)
            pivot = MathF.BitIncrement(pivot);
        ref float keys = ref *_keys;
        ref int slots = ref *_slots;
        int bound = first;
        for (int i = first; i <= last; i++)
        {
            float key = Unsafe.Add(ref keys, i);
            int slot = Unsafe.Add(ref slots, i);
            Unsafe.Add(ref keys, i) = Unsafe.Add(ref keys, bound);
            Unsafe.Add(ref slots, i) = Unsafe.Add(ref slots, bound);
            Unsafe.Add(ref keys, bound) = key;
            Unsafe.Add(ref slots, bound) = slot;
            bound += key < pivot ? 1 : 0;
        }
        return bound;
    }

    private static float Median(float a, float b, float c) => Math.Max(Math.Min(a, b), Math.Min(Math.Max(a, b), c));
}
