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
    public const int Together = 1 << BitsTogether;

    /// <summary>The logarithm of that.</summary>
    public const int BitsTogether = 3;

    private const int SampleSize = 64;
    private const int SmallRange = 512;
    private const int PivotSample = 32;

    // About how far off a sample is.
    private const int PivotMargin = 3;
    private const int MinimumParallelRows = 8192;

    // Floats of rows that are copied: what stays close to the processor, so that each further split finds them there.
    private const int MostCopied = 1 << 14;

    private readonly RowSelection _rows;
    private readonly int _dimension;
    private readonly int* _slots;
    private readonly float* _keys;

    // Instead of the rows, copies of some: then slots are their places among these, and ranges in which all are the same are noted.
    private readonly float* _copies;
    private readonly List<(int Start, int End)> _same = [];
    private readonly Stack<Copies> _free = [];

    // Threads that have nothing to do. Halves differ in size: who is done with one helps with the other.
    private int _idle;

    private KdOrder(RowSelection rows, int* slots, float* keys, int threads)
    {
        _rows = rows;
        _dimension = rows.Matrix.Dimension;
        _idle = threads - 1;
        _slots = slots;
        _keys = keys;
        int at = 0;
        foreach (int slot in rows.Slots)
            _slots[at++] = slot;
    }

    // On one thread: none is idle.
    private KdOrder(KdOrder all, float* copies)
    {
        _dimension = all._dimension;
        _slots = all._slots;
        _keys = all._keys;
        _copies = copies;
    }

    /// <summary>Writes the slots in their new order.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="threads">On how many threads.</param>
    /// <param name="slots">Room for a slot a row.</param>
    public static void Arrange(RowSelection rows, int threads, int* slots)
    {
        using var keys = new AlignedBuffer(rows.Count);
        var order = new KdOrder(rows, slots, keys.Pointer, threads);
        try
        {
            order.Arrange(0, rows.Count, new ColumnSpread(rows.Matrix.Dimension));
        }
        finally
        {
            foreach (Copies copies in order._free)
                copies.Dispose();
        }
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
    private void Arrange(int start, int end, ColumnSpread spread)
    {
        while (end - start > KernelSet.LeafSize)
        {
            if (_copies == null && end - start <= MostCopied / _dimension)
            {
                ArrangeCopies(start, end, spread);
                return;
            }
            int column = WidestColumn(start, end, spread);
            if (column < 0)
            {
                // All the same row: in order of index, the first leaf holds everybody's neighbors, and the search can tell that the others don't.
                if (_copies == null)
                    new Span<int>(_slots + start, end - start).Sort();
                else
                    _same.Add((start, end));
                return;
            }
            int middle = start + LeftLeafCount(LeafCount(end - start)) * KernelSet.LeafSize;
            CopyColumn(column, start, end);
            Select(start, end - 1, middle);
            if (TakeIdle(Math.Min(1, (end - start) / MinimumParallelRows)) > 0)
            {
                Fork(start, middle, end, spread);
                return;
            }
            Arrange(start, middle, spread);
            start = middle;
        }
    }

    // One half by a thread that has been taken. Whichever half is done first, its thread is free for the other.
    private void Fork(int start, int middle, int end, ColumnSpread spread)
    {
        Parallel.Invoke(
            () =>
            {
                Arrange(start, middle, spread);
                Interlocked.Increment(ref _idle);
            },
            () =>
            {
                Arrange(middle, end, new ColumnSpread(_dimension));
                Interlocked.Increment(ref _idle);
            });
        Interlocked.Decrement(ref _idle);
    }

    // The keys of a range.
    private void CopyColumn(int column, int start, int end)
    {
        int helpers = TakeIdle((end - start) / MinimumParallelRows);
        if (helpers == 0)
            CopyPart(column, start, end);
        else
            CopyParts(column, start, end, helpers);
    }

    private void CopyParts(int column, int start, int end, int helpers)
    {
        int parts = helpers + 1;
        Parallel.For(0, parts, part => CopyPart(column, Begin(part), Begin(part + 1)));
        Interlocked.Add(ref _idle, helpers);

        int Begin(int part) => start + (int)((long)(end - start) * part / parts);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CopyPart(int column, int start, int end)
    {
        if (_copies == null)
        {
            _rows.CopyColumn(column, new ReadOnlySpan<int>(_slots + start, end - start), new Span<float>(_keys + start, end - start));
            return;
        }
        float* values = _copies + column;
        nint dimension = _dimension;
        for (int i = start; i < end; i++)
            _keys[i] = values[_slots[i] * dimension];
    }

    private int TakeIdle(int most)
    {
        int idle = Volatile.Read(ref _idle);
        while (idle > 0 && most > 0)
        {
            int taken = Math.Min(idle, most), before = Interlocked.CompareExchange(ref _idle, idle - taken, idle);
            if (before == idle)
                return taken;
            idle = before;
        }
        return 0;
    }

    // Rows are copied as soon as few enough are left, rather than fetched, or computed, anew for each split.
    private void ArrangeCopies(int start, int end, ColumnSpread spread)
    {
        Copies? copies;
        lock (_free)
            _ = _free.TryPop(out copies);
        copies ??= new Copies(this);
        copies.Arrange(start, end, spread);
        lock (_free)
            _free.Push(copies);
    }

    // By the variance of a sample; -1 if all rows are the same.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int WidestColumn(int start, int end, ColumnSpread spread)
    {
        spread.Begin(Read(_slots[start], spread.Room));
        int step = Math.Max(1, (end - start) / SampleSize);
        for (int i = start; i < end; i += step)
            spread.Add(Read(_slots[i], spread.Room));
        int widest = spread.Widest();
        return widest >= 0 ? widest : FirstDifference(start, end, spread.Room);
    }

    private ReadOnlySpan<float> Read(int slot, Span<float> room)
        => _copies == null ? _rows.Read(slot, room) : new ReadOnlySpan<float>(_copies + (nint)slot * _dimension, _dimension);

    private int FirstDifference(int start, int end, Span<float> room)
    {
        float[] first = Read(_slots[start], room).ToArray();
        for (int i = start + 1; i < end; i++)
        {
            int same = first.AsSpan().CommonPrefixLength(Read(_slots[i], room));
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

    // What one worker copies rows to.
    private sealed class Copies : IDisposable
    {
        private readonly KdOrder _all;
        private readonly KdOrder _some;
        private readonly AlignedBuffer _rows;
        private readonly AlignedBuffer _slots;

        public Copies(KdOrder all)
        {
            int most = MostCopied / all._dimension;
            _all = all;
            _rows = new AlignedBuffer((long)most * all._dimension);
            _slots = AlignedBuffer.Of<int>(most);
            _some = new KdOrder(all, _rows.Pointer);
        }

        public void Arrange(int start, int end, ColumnSpread spread)
        {
            int count = end - start;
            Span<int> order = new(_all._slots + start, count), slots = _slots.Values<int>(count);
            order.CopyTo(slots);
            for (int i = 0; i < count; i++)
                order[i] = _all._rows.RowOf(slots[i]);
            _all._rows.Matrix.CopyTo(order, new Span<float>(_rows.Pointer, count * _all._dimension));
            for (int i = 0; i < count; i++)
                order[i] = i;
            _some.Arrange(start, end, spread);
            for (int i = 0; i < count; i++)
                order[i] = slots[order[i]];
            foreach ((int first, int last) in _some._same)
                order[(first - start)..(last - start)].Sort();
            _some._same.Clear();
        }

        public void Dispose()
        {
            _rows.Dispose();
            _slots.Dispose();
        }
    }
}
