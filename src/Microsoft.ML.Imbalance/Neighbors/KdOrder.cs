using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>Orders rows so that each run of <see cref="KernelSet.LeafSize"/> of them is a leaf of a k-d tree: near rows stand together.</summary>
/// <remarks>
/// A range is split along its widest column, next to its middle, so that all leaves but the last are full, and that each eight of them, each eight of those, and so on, are of one branch.
/// Where rows are computed from few others (<see cref="Anchors"/>), ranges of many are split in the order of these instead.
/// Any order would give the same neighbors; this one makes boxes small. It is the same for any number of threads.
/// </remarks>
internal sealed unsafe class KdOrder
{
    /// <summary>Leaves that stand together in one branch, and as many such, and so on.</summary>
    public const int Together = 1 << BitsTogether;

    /// <summary>The logarithm of that.</summary>
    public const int BitsTogether = 3;

    private const int SampleSize = 64;
    private const int MinimumParallelRows = 8192;

    // Values that are looked at together.
    private const int AtOnce = 256;

    // Floats of rows that are copied: what stays close to the processor, so that each further split finds them there.
    private const int MostCopied = 1 << 14;

    // The same of rows that are computed whenever they are looked at, and are at hand once they are copied.
    private const int MostComputed = 1 << 15;

    private readonly KdRows _rows;
    private readonly KeyedSlots _slots;
    private readonly int _leafSize;

    // So few rows are copied before they are split.
    private readonly int _mostCopied;
    private readonly Stack<Copies> _free = [];

    // Threads that have nothing to do. Halves differ in size: who is done with one helps with the other.
    private int _idle;

    private readonly KdSplits? _splits;

    // Of the whole tree, where the first of these rows is.
    private int _firstLeaf;

    private KdOrder(KdRows rows, KeyedSlots slots, int leafSize, int mostCopied, int threads, KdSplits? splits)
    {
        _leafSize = leafSize;
        _rows = rows;
        _slots = slots;
        _mostCopied = mostCopied;
        _idle = threads - 1;
        _splits = splits;
    }

    /// <summary>Writes the slots in their new order.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="threads">On how many threads.</param>
    /// <param name="slots">Room for a slot a row.</param>
    /// <param name="splits">Takes where ranges are split; null where nobody asks.</param>
    /// <param name="leafSize">Ranges of so many rows are split no more.</param>
    public static void Arrange(RowSelection rows, int threads, int* slots, KdSplits? splits = null, int leafSize = KernelSet.LeafSize)
    {
        int at = 0;
        foreach (int slot in rows.Slots)
            slots[at++] = slot;
        var keyed = new KeyedSlots(slots, rows.Bound);
        var order = new KdOrder(new KdRows.Selected(rows), keyed, leafSize, (rows.Matrix.AreAllStored ? MostCopied : MostComputed) / rows.Matrix.Dimension, threads, splits);
        try
        {
            bool isAnchored = rows.Count > order._mostCopied && order.TrySetAnchors(rows, threads);
            order.Arrange(0, rows.Count, new ColumnSpread(rows.Matrix.Dimension), isAnchored);
        }
        finally
        {
            foreach (Copies copies in order._free)
                copies.Dispose();
        }
        keyed.DropKeys(0, rows.Count);
    }

    public static int LeafCount(int rowCount, int leafSize = KernelSet.LeafSize) => (rowCount + leafSize - 1) / leafSize;

    /// <summary>Where a range of leaves is split, two at least: behind half of them, but behind whole eights, and whole eights of those.</summary>
    public static int MiddleOf(int first, int end)
    {
        int count = end - first, whole = 1;
        while ((long)whole * Together < count)
            whole *= Together;
        return first + Math.Max(1, (count + whole) / (2 * whole)) * whole;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Arrange(int start, int end, ColumnSpread spread, bool isAnchored)
    {
        while (end - start > _leafSize)
        {
            if (end - start <= _mostCopied)
            {
                ArrangeCopies(start, end, spread);
                return;
            }
            int column = WidestColumn(start, end, spread);
            if (column < 0)
            {
                // All the same row: in order of index, the first leaf holds everybody's neighbors, and the search can tell that the others don't.
                _rows.Sort(_slots.DropKeys(start, end));
                return;
            }
            int middle = MiddleOf(0, LeafCount(end - start, _leafSize)) * _leafSize + start;
            // Rows of one anchor come by their values.
            isAnchored = isAnchored && _slots.Select(start, middle, end) != (start, end);
            if (isAnchored)
            {
                NoteApart(start, middle, end, spread.Room);
            }
            else
            {
                Split(column, start, middle, end);
                Note(column, middle);
            }
            if (TakeIdle(Math.Min(1, (end - start) / MinimumParallelRows)) > 0)
            {
                Fork(start, middle, end, spread, isAnchored);
                return;
            }
            Arrange(start, middle, spread, isAnchored);
            start = middle;
        }
    }

    private void Note(int column, int middle)
    {
        if (_splits is null)
            return;
        float value = 0;
        _rows.CopyColumn(column, [_slots[middle]], new Span<float>(ref value));
        _splits.Set(_firstLeaf + middle / _leafSize, column, value);
    }

    // Of halves that overlap: the middle of their means, in the column in which that on the right is farthest above the other. Rows may be beyond it on either side.
    private void NoteApart(int start, int middle, int end, Span<float> room)
    {
        if (_splits is null)
            return;
        float[] left = MeanOf(start, middle, room), right = MeanOf(middle, end, room);
        int column = 0;
        for (int k = 1; k < left.Length; k++)
        {
            if (right[k] - left[k] > right[column] - left[column])
                column = k;
        }
        _splits.Set(_firstLeaf + middle / _leafSize, column, left[column] + (right[column] - left[column]) / 2);
    }

    private float[] MeanOf(int start, int end, Span<float> room)
    {
        var mean = new float[_rows.Dimension];
        int step = SampleStep(start, end), count = (end - start + step - 1) / step;
        for (int i = start; i < end; i += step)
        {
            ReadOnlySpan<float> row = _rows.Read(_slots[i], room);
            for (int k = 0; k < mean.Length; k++)
                mean[k] += row[k] / count;
        }
        return mean;
    }

    // Brings rows that are computed about in the order of what they are near to, as fine as keys are.
    private bool TrySetAnchors(RowSelection rows, int threads)
    {
        if (Anchors.Of(rows, threads) is not { } anchors)
            return false;
        int shift = _slots.ShiftOf(anchors.Bound);
        int parts = Math.Max(1, Math.Min(threads, rows.Count / MinimumParallelRows));
        Parallel.For(0, parts, part =>
        {
            Span<int> slots = stackalloc int[AtOnce], numbers = stackalloc int[AtOnce], ranks = stackalloc int[AtOnce];
            int end = (int)((long)rows.Count * (part + 1) / parts);
            for (int start = (int)((long)rows.Count * part / parts), count; start < end; start += count)
            {
                count = Math.Min(AtOnce, end - start);
                _slots.CopyTo(start, slots[..count]);
                for (int i = 0; i < count; i++)
                    numbers[i] = rows.RowOf(slots[i]);
                anchors.CopyRanks(numbers[..count], ranks);
                _slots.SetKeys(start, slots[..count], ranks, shift);
            }
        });
        return true;
    }

    // One half by a thread that has been taken. Whichever half is done first, its thread is free for the other.
    private void Fork(int start, int middle, int end, ColumnSpread spread, bool isAnchored)
    {
        Parallel.Invoke(
            () =>
            {
                Arrange(start, middle, spread, isAnchored);
                Interlocked.Increment(ref _idle);
            },
            () =>
            {
                Arrange(middle, end, new ColumnSpread(_rows.Dimension), isAnchored);
                Interlocked.Increment(ref _idle);
            });
        Interlocked.Decrement(ref _idle);
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
        spread.Begin(_rows.Read(_slots[start], spread.Room));
        int step = SampleStep(start, end);
        for (int i = start; i < end; i += step)
            spread.Add(_rows.Read(_slots[i], spread.Room));
        int widest = spread.Widest();
        return widest >= 0 ? widest : FirstDifference(start, end, spread.Room);
    }

    private int FirstDifference(int start, int end, Span<float> room)
    {
        float[] first = _rows.Read(_slots[start], room).ToArray();
        for (int i = start + 1; i < end; i++)
        {
            int same = first.AsSpan().CommonPrefixLength(_rows.Read(_slots[i], room));
            if (same < first.Length)
                return same;
        }
        return -1;
    }

    private static int SampleStep(int start, int end) => Math.Max(1, (end - start) / SampleSize);

    // Afterwards no value before `middle` is above it and none after is below. Keys are as fine as there is room for; rows with the key of the middle are looked at more closely.
    private void Split(int column, int start, int middle, int end)
    {
        (int least, int most) = RangeOf(column, start, end, SampleStep(start, end));
        while (true)
        {
            SetKeys(column, start, end, least, most);
            (start, end) = _slots.Select(start, middle, end);
            if (end - start == 1)
                return;
            (least, most) = RangeOf(column, start, end, step: 1);
            if (least == most)
                return;
        }
    }

    // Of the values of some rows of a range, see KeyedSlots.OrderOf.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (int Least, int Most) RangeOf(int column, int start, int end, int step)
    {
        Span<int> slots = stackalloc int[AtOnce];
        Span<float> values = stackalloc float[AtOnce];
        int least = int.MaxValue, most = int.MinValue;
        while (start < end)
        {
            int count = 0;
            for (; count < AtOnce && start < end; start += step)
                slots[count++] = _slots[start];
            _rows.CopyColumn(column, slots[..count], values);
            foreach (float value in values[..count])
            {
                int order = KeyedSlots.OrderOf(value);
                least = Math.Min(least, order);
                most = Math.Max(most, order);
            }
        }
        return (least, most);
    }

    private void SetKeys(int column, int start, int end, int least, int most)
    {
        int helpers = TakeIdle((end - start) / MinimumParallelRows);
        if (helpers == 0)
            SetPart(column, start, end, least, most);
        else
            SetParts(column, start, end, least, most, helpers);
    }

    private void SetParts(int column, int start, int end, int least, int most, int helpers)
    {
        int parts = helpers + 1;
        Parallel.For(0, parts, part => SetPart(column, Begin(part), Begin(part + 1), least, most));
        Interlocked.Add(ref _idle, helpers);

        int Begin(int part) => start + (int)((long)(end - start) * part / parts);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SetPart(int column, int start, int end, int least, int most)
    {
        Span<int> slots = stackalloc int[AtOnce];
        Span<float> values = stackalloc float[AtOnce];
        for (int count; start < end; start += count)
        {
            count = Math.Min(AtOnce, end - start);
            _slots.CopyTo(start, slots[..count]);
            _rows.CopyColumn(column, slots[..count], values);
            _slots.SetKeys(start, slots[..count], values, least, most);
        }
    }

    // What one worker copies rows to.
    private sealed class Copies : IDisposable
    {
        private readonly KdOrder _all;
        private readonly KdOrder _some;
        private readonly AlignedBuffer _rows;
        private readonly AlignedBuffer _slots;
        private readonly AlignedBuffer _places;

        public Copies(KdOrder all)
        {
            int dimension = all._rows.Dimension, most = all._mostCopied;
            _all = all;
            _rows = new AlignedBuffer((long)most * dimension);
            _slots = AlignedBuffer.Of<int>(most);
            _places = AlignedBuffer.Of<int>(most);
            // On one thread: none is idle.
            _some = new KdOrder(new KdRows.Copied(_rows.Pointer, _slots.As<int>(), dimension), new KeyedSlots(_places.As<int>(), most), all._leafSize, mostCopied: 0, threads: 1, all._splits);
        }

        public void Arrange(int start, int end, ColumnSpread spread)
        {
            Span<int> order = _all._slots.DropKeys(start, end), slots = _slots.Values<int>(order.Length), places = _places.Values<int>(order.Length);
            order.CopyTo(slots);
            _all._rows.CopyTo(slots, places, new Span<float>(_rows.Pointer, order.Length * _all._rows.Dimension));
            for (int i = 0; i < places.Length; i++)
                places[i] = i;
            _some._firstLeaf = start / _all._leafSize;
            _some.Arrange(0, places.Length, spread, isAnchored: false);
            places = _some._slots.DropKeys(0, places.Length);
            for (int i = 0; i < places.Length; i++)
                order[i] = slots[places[i]];
        }

        public void Dispose()
        {
            _rows.Dispose();
            _slots.Dispose();
            _places.Dispose();
        }
    }
}
