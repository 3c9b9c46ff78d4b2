using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>Rows in leaves of 64, near rows together, with a box around each leaf.</summary>
internal sealed unsafe class Leaves : IDisposable
{
    // Those of a leaf begin with a word.
    private readonly NumberPacking _packing;

    // Null where the rows stand in the order of their slots.
    private readonly AlignedBuffer? _slots;
    private readonly int[] _lowestSlots;

    private readonly RowDistance? _distance;
    private readonly RowMatrix? _measured;

    /// <param name="rows">What leaves are made of and pairs are sorted out by.</param>
    /// <param name="space">The coordinates to do that in.</param>
    /// <param name="kernels">The loops to do it with.</param>
    /// <param name="threads">On how many threads.</param>
    /// <param name="detail">How fine the boxes are.</param>
    /// <param name="areOrdered">Whether near rows stand together already, by their slots, which are the numbers from 0.</param>
    /// <param name="distance">What decides, if it is not the Euclidean distance of <paramref name="rows"/>: nothing that is less than its square.</param>
    /// <param name="measured">The rows that <paramref name="distance"/> is about.</param>
    public Leaves(RowSelection rows, FilterSpace space, KernelSet kernels, int threads, BoxDetail detail = BoxDetail.Leaves, bool areOrdered = false, RowDistance? distance = null, RowMatrix? measured = null)
    {
        if (areOrdered && rows.Bound != rows.Count)
            throw new ArgumentException($"{rows.Count} rows have numbers below {rows.Bound}. Rows that stand in order are numbered from 0 without gaps.", nameof(rows));
        _distance = distance;
        _measured = measured;
        Rows = rows;
        Space = space;
        Count = KdOrder.LeafCount(rows.Count);
        Trials = new LeafTrials(this, kernels);
        Splits = areOrdered ? null : new KdSplits(Count);
        _packing = new NumberPacking(rows.Bound);
        _slots = areOrdered ? null : AlignedBuffer.Of<ulong>(_packing.WordsFor(rows.Count));
        _lowestSlots = new int[Count];
        try
        {
            if (!areOrdered)
                Arrange(threads);
            Boxes = new BoxTree(Count, space, kernels, detail == BoxDetail.Eights || (detail == BoxDetail.WhatTheySpare && Trials.BoxesSpareNothing));
            DrawBoxes(threads);
        }
        catch
        {
            // The work around may be to end.
            Dispose();
            throw;
        }
    }

    public RowSelection Rows { get; }

    /// <summary>Whether nothing but the Euclidean distance of <see cref="Rows"/> decides.</summary>
    public bool AreEuclidean => _distance is null;

    public FilterSpace Space { get; }

    public BoxTree Boxes { get; }

    /// <summary>What some of the rows tell about all.</summary>
    public LeafTrials Trials { get; }

    /// <summary>How a row finds the leaf that it would be in; null where the order of the rows was given.</summary>
    public KdSplits? Splits { get; }

    public int Count { get; }

    /// <summary>The rows of a leaf, at most <see cref="KernelSet.LeafSize"/>.</summary>
    public int CountIn(int leaf) => Math.Min(KernelSet.LeafSize, Rows.Count - leaf * KernelSet.LeafSize);

    /// <summary>The slot of one of a leaf's rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int SlotIn(int leaf, int place)
        => _slots is null ? leaf * KernelSet.LeafSize + place : _packing.Read(ref *_slots.As<ulong>(), (nint)leaf * KernelSet.LeafSize + place);

    /// <summary>Writes the slots of a leaf's rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void CopySlots(int leaf, int* slots)
    {
        int count = CountIn(leaf);
        for (int place = 0; place < count; place++)
            slots[place] = SlotIn(leaf, place);
    }

    public int LowestSlot(int leaf) => _lowestSlots[leaf];

    /// <summary>The squared distance that decides, between a row of these leaves and one of others.</summary>
    /// <param name="slot">The one's slot.</param>
    /// <param name="others">The others.</param>
    /// <param name="other">The other's slot.</param>
    /// <param name="limit">Where the result is above this, any number above this will do.</param>
    public double Squared(int slot, Leaves others, int other, double limit) => others._distance is { } distance
        ? distance.Between(others._measured![Rows.RowOf(slot)], others._measured[others.Rows.RowOf(other)], limit)
        : Rows.Squared(slot, others.Rows, other);

    /// <summary>The squared distances that decide, of some pairs of rows of a leaf and of another.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="others">What the other leaf is of.</param>
    /// <param name="otherLeaf">The other.</param>
    /// <param name="pairs">The pairs.</param>
    /// <param name="distances">Takes the distance of each. What is there before is its limit: where the result is above it, any number above it will do.</param>
    /// <param name="room">See <see cref="RoomForPairs"/>.</param>
    /// <param name="atHand">The rows of the leaf one after the other; null where they are not at hand.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Squared(int leaf, Leaves others, int otherLeaf, ReadOnlySpan<PairHit> pairs, double* distances, float* room, float* atHand)
    {
        if (others._distance is not null)
        {
            for (int i = 0; i < pairs.Length; i++)
                distances[i] = Squared(SlotIn(leaf, pairs[i].Query), others, others.SlotIn(otherLeaf, pairs[i].Column), distances[i]);
            return;
        }
        // They stand anywhere: all are fetched at once, and computed with one after the other.
        foreach (PairHit pair in pairs)
            others.Rows.Matrix.Prefetch(others.RowIn(otherLeaf, pair.Column));
        RowMatrix rows = Rows.Matrix, otherRows = others.Rows.Matrix;
        if (!rows.AreAllStored || !otherRows.AreAllStored)
        {
            SquaredOfComputed(leaf, others, otherLeaf, pairs, distances, room, atHand);
            return;
        }
        fixed (float* stored = rows.Stored, apart = rows.Apart, otherStored = otherRows.Stored, otherApart = otherRows.Apart)
        {
            for (int i = 0; i < pairs.Length; i++)
            {
                float* row = rows.AddressOf(RowIn(leaf, pairs[i].Query), stored, apart), other = otherRows.AddressOf(others.RowIn(otherLeaf, pairs[i].Column), otherStored, otherApart);
                distances[i] = ExactDistance.Squared(row, other, Space.Dimension);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SquaredOfComputed(int leaf, Leaves others, int otherLeaf, ReadOnlySpan<PairHit> pairs, double* distances, float* room, float* atHand)
    {
        RowMatrix own = Rows.Matrix, otherOwn = others.Rows.Matrix;
        bool areOthersAtHand = others == this && otherLeaf == leaf;
        int dimension = Space.Dimension, read = -1;
        float* otherRoom = room + dimension;
        float* row = null;
        float** places = stackalloc float*[RowMatrix.AtOnce];
        Span<int> rows = stackalloc int[RowMatrix.AtOnce];
        fixed (float* stored = own.Stored, apart = own.Apart, otherStored = otherOwn.Stored, otherApart = otherOwn.Apart)
        {
            for (int start = 0; start < pairs.Length; start += RowMatrix.AtOnce)
            {
                ReadOnlySpan<PairHit> some = pairs[start..Math.Min(pairs.Length, start + RowMatrix.AtOnce)];
                for (int i = 0; i < some.Length; i++)
                {
                    rows[i] = others.RowIn(otherLeaf, some[i].Column);
                    places[i] = atHand + (nint)some[i].Column * dimension;
                }
                if (atHand == null || !areOthersAtHand)
                    otherOwn.Read(rows[..some.Length], otherStored, otherApart, otherRoom, places);
                for (int i = 0; i < some.Length; i++)
                {
                    // Pairs of one row come together.
                    if (some[i].Query != read)
                    {
                        read = some[i].Query;
                        row = atHand + (nint)read * dimension;
                        if (atHand == null)
                            own.Read([RowIn(leaf, read)], stored, apart, room, &row);
                    }
                    distances[start + i] = ExactDistance.Squared(row, places[i], dimension);
                }
            }
        }
    }

    /// <summary>Floats of the room that distances are computed in.</summary>
    public static long RoomForPairs(FilterSpace space) => (1L + RowMatrix.AtOnce) * space.Dimension;

    /// <summary>Floats of the rows of a leaf in filter coordinates.</summary>
    public long RoomForRows => (long)KernelSet.LeafSize * Space.Stride;

    /// <summary>Floats of a leaf's rows as they are, where some are computed.</summary>
    public long RoomForComputed => Rows.Matrix.AreAllStored ? 0 : (long)KernelSet.LeafSize * Space.Dimension;

    /// <summary>Writes a leaf's rows one after the other, <see cref="FilterSpace.Stride"/> apart, in filter coordinates; the first stands in for those that a last leaf lacks.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="target">Room, see <see cref="RoomForRows"/>.</param>
    /// <param name="computed">Room for rows where some are computed: for all of them, see <see cref="RoomForComputed"/>, which stay there as they are.</param>
    public void Gather(int leaf, float* target, float* computed) => Gather(leaf, target, computed, KernelSet.LeafSize);

    /// <summary>The same with less room, in which nothing stays.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="target">Room, see <see cref="RoomForRows"/>.</param>
    /// <param name="room">See <see cref="RoomForPairs"/>.</param>
    public void GatherBySome(int leaf, float* target, float* room) => Gather(leaf, target, room, RowMatrix.AtOnce);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gather(int leaf, float* target, float* room, int atOnce)
    {
        if (!Rows.Matrix.AreAllStored)
        {
            GatherComputed(leaf, target, room, atOnce);
            return;
        }
        int count = CountIn(leaf);
        fixed (float* stored = Rows.Matrix.Stored, apart = Rows.Matrix.Apart)
        {
            for (int column = 0; column < KernelSet.LeafSize; column++, target += Space.Stride)
                Space.Project(Rows.Matrix.AddressOf(RowIn(leaf, column < count ? column : 0), stored, apart), target);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void GatherComputed(int leaf, float* target, float* room, int atOnce)
    {
        int count = CountIn(leaf);
        Span<int> numbers = stackalloc int[KernelSet.LeafSize];
        for (int column = 0; column < KernelSet.LeafSize; column++)
            numbers[column] = RowIn(leaf, column < count ? column : 0);
        for (int start = 0; start < KernelSet.LeafSize; start += atOnce)
        {
            Rows.Matrix.CopyTo(numbers.Slice(start, atOnce), new Span<float>(room, atOnce * Space.Dimension));
            for (int i = 0; i < atOnce; i++, target += Space.Stride)
                Space.Project(room + (nint)i * Space.Dimension, target);
        }
    }

    /// <summary>Has the rows of a leaf fetched, which stand anywhere.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Prefetch(int leaf)
    {
        int count = CountIn(leaf);
        for (int place = 0; place < count; place++)
            Rows.Matrix.Prefetch(RowIn(leaf, place));
    }

    public void Dispose()
    {
        Boxes?.Dispose();
        _slots?.Dispose();
    }

    // The row of the matrix behind one of a leaf's.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int RowIn(int leaf, int place) => Rows.RowOf(SlotIn(leaf, place));

    /// <summary>Floats that <see cref="Enclose"/> works in.</summary>
    public long RoomToEnclose => RoomForRows + RoomForPairs(Space);

    /// <summary>Draws the box around a leaf's rows.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="room">See <see cref="RoomToEnclose"/>.</param>
    /// <param name="box">The box, see <see cref="BoxTree.BoxSizeOf"/>.</param>
    public void Enclose(int leaf, float* room, float* box)
    {
        GatherBySome(leaf, room, room + RoomForRows);
        BoxTree.Enclose(Space, room, box);
    }

    private void Arrange(int threads)
    {
        using var order = AlignedBuffer.Of<int>(Rows.Count);
        KdOrder.Arrange(Rows, threads, order.As<int>(), Splits);
        _packing.Write(ref *_slots!.As<ulong>(), order.Values<int>(Rows.Count));
    }

    private void DrawBoxes(int threads)
    {
        LeafLoop.Run(Boxes.GroupCount, threads, () => new AlignedBuffer((2L * KdOrder.Together * Boxes.BoxSize) + RoomToEnclose), DrawGroup, "index of the rows");
        Boxes.Complete();
    }

    // The boxes of a group, behind them those of the leaves in one of them, and behind these the rows of a leaf.
    private void DrawGroup(AlignedBuffer room, int group)
    {
        float* boxes = room.Pointer, leafBoxes = boxes + (nint)KdOrder.Together * Boxes.BoxSize, rows = leafBoxes + (nint)KdOrder.Together * Boxes.BoxSize;
        (int first, int end) = Boxes.BoxesOf(group);
        for (int box = first; box < end; box++)
        {
            (int firstLeaf, int endLeaf) = Boxes.LeavesIn(box);
            for (int leaf = firstLeaf; leaf < endLeaf; leaf++)
            {
                Enclose(leaf, rows, leafBoxes + (nint)(leaf - firstLeaf) * Boxes.BoxSize);
                _lowestSlots[leaf] = LowestOf(leaf);
            }
            BoxTree.Unite(Space, leafBoxes, endLeaf - firstLeaf, boxes + (nint)(box - first) * Boxes.BoxSize);
        }
        Boxes.SetGroup(group, boxes);
    }

    private int LowestOf(int leaf)
    {
        int lowest = int.MaxValue, count = CountIn(leaf);
        for (int place = 0; place < count; place++)
            lowest = Math.Min(lowest, SlotIn(leaf, place));
        return lowest;
    }
}
