using System.Numerics;
using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>Bounding boxes of the leaves, of each eight that stand together, of each eight of those, and so on up to one.</summary>
/// <remarks>
/// <para>A leaf's box is told by where it begins and ends in the box of its eight, in steps of a 255th of that, rounded outward: two bytes a column. Queries are boxes too: one descent serves the 64 rows of a query leaf.</para>
/// <para>Where boxes spare nothing, an eight's box, a little larger, stands in for those of its leaves, and is told by steps in the box of 64.</para>
/// <para>
/// Rounding can't make a box too small. Steps are a hundredth wider outward than rounding asks for; and what is compared is how far the begin of the box around is from the query, less some steps, both
/// off by 2⁻²⁴ of them: up to twice the width around that is less than that hundredth, and farther out less than <see cref="FilterSpace.Shrink"/> takes away.
/// </para>
/// </remarks>
internal sealed unsafe class BoxTree : IDisposable
{
    private const int Steps = 255;

    private readonly FilterSpace _space;
    private readonly KernelSet _kernels;

    // Of each level, from the eights up, where its first node stands; and as the last, how many nodes there are.
    private readonly int[] _levels;
    private readonly AlignedBuffer _nodes;
    private readonly AlignedBuffer _codes;

    // The level whose boxes are told by steps in those above: 0, the leaves, or 1, where each eight's box stands in for those of its leaves.
    private readonly int _finest;

    // The logarithm of the leaves of one of its nodes.
    private readonly int _bits;

    /// <param name="leafCount">How many leaves there will be.</param>
    /// <param name="space">The coordinates of the boxes.</param>
    /// <param name="kernels">The loops to compare them with.</param>
    /// <param name="areCoarse">Whether an eight's box is to stand in for those of its leaves. Where there are eight or fewer, none does.</param>
    public BoxTree(int leafCount, FilterSpace space, KernelSet kernels, bool areCoarse)
    {
        _space = space;
        _kernels = kernels;
        LeafCount = leafCount;
        var levels = new List<int> { 0 };
        for (int count = leafCount; count > 1 || levels.Count == 1;)
        {
            count = (count + KdOrder.Together - 1) / KdOrder.Together;
            levels.Add(levels[^1] + count);
        }
        _levels = [.. levels];
        _finest = areCoarse && levels.Count > 2 ? 1 : 0;
        _bits = _finest * KdOrder.BitsTogether;
        _nodes = new AlignedBuffer((long)(_levels[^1] - _levels[_finest]) * BoxSize);
        _codes = AlignedBuffer.Of<byte>((long)CountOf(_finest) * BoxSize);
    }

    public int LeafCount { get; }

    /// <summary>Whether an eight's box stands in for those of its leaves.</summary>
    public bool AreCoarse => _finest > 0;

    /// <summary>How many groups of boxes are told by steps in one around them; the last may be smaller.</summary>
    public int GroupCount => CountOf(_finest + 1);

    /// <summary>The floats of a box: lower corner, then upper corner, each padded with zeros.</summary>
    public int BoxSize => BoxSizeOf(_space);

    public static int BoxSizeOf(FilterSpace space) => 2 * space.Stride;

    /// <summary>The boxes of a group, at most <see cref="KdOrder.Together"/>: the first, and the one behind the last.</summary>
    public (int First, int End) BoxesOf(int group) => (group * KdOrder.Together, Math.Min(CountOf(_finest), (group + 1) * KdOrder.Together));

    /// <summary>The leaves in a box of a group: the first, and the one behind the last.</summary>
    public (int First, int End) LeavesIn(int box) => (box << _bits, Math.Min(LeafCount, (box + 1) << _bits));

    /// <summary>Draws the box around 64 rows that stand one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Enclose(FilterSpace space, float* rows, float* box)
    {
        int stride = space.Stride;
        for (int k = 0; k < stride; k += Vector<float>.Count)
        {
            var lower = Vector.Load(rows + k);
            Vector<float> upper = lower;
            for (int row = 1; row < KernelSet.LeafSize; row++)
            {
                var values = Vector.Load(rows + row * stride + k);
                lower = Vector.Min(lower, values);
                upper = Vector.Max(upper, values);
            }
            lower.Store(box + k);
            upper.Store(box + stride + k);
        }
    }

    /// <summary>Draws the box around some that stand one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Unite(FilterSpace space, float* boxes, int count, float* box)
    {
        int stride = space.Stride, size = BoxSizeOf(space);
        for (int k = 0; k < stride; k += Vector<float>.Count)
        {
            Vector<float> lower = Vector.Load(boxes + k), upper = Vector.Load(boxes + stride + k);
            for (int i = 1; i < count; i++)
            {
                lower = Vector.Min(lower, Vector.Load(boxes + (nint)i * size + k));
                upper = Vector.Max(upper, Vector.Load(boxes + (nint)i * size + stride + k));
            }
            lower.Store(box + k);
            upper.Store(box + stride + k);
        }
    }

    /// <summary>Sets the boxes of a group, which stand one after the other.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void SetGroup(int group, float* boxes)
    {
        (int first, int end) = BoxesOf(group);
        float* around = Node(_finest + 1, group);
        Unite(_space, boxes, end - first, around);
        for (int box = first; box < end; box++)
            Encode(boxes + (nint)(box - first) * BoxSize, around, Codes(box));
    }

    /// <summary>Derives the boxes above once all groups are set.</summary>
    public void Complete()
    {
        for (int level = _finest + 2; level < _levels.Length; level++)
        {
            int count = CountOf(level - 1);
            for (int node = 0; node < CountOf(level); node++)
            {
                int first = node * KdOrder.Together;
                Unite(_space, Node(level - 1, first), Math.Min(KdOrder.Together, count - first), Node(level, node));
            }
        }
    }

    /// <summary>Writes a leaf's box, or one that it is in.</summary>
    public void CopyLeaf(int leaf, float* box)
    {
        int node = leaf >> _bits;
        _kernels.ToBox(Node(_finest + 1, node / KdOrder.Together), Codes(node), _space.Stride, box);
    }

    /// <summary>How many eights of leaves there are.</summary>
    public int EightCount => CountOf(1);

    /// <summary>Writes the box of an eight of leaves.</summary>
    public void CopyEight(int eight, float* box)
    {
        if (AreCoarse)
            CopyLeaf(eight << KdOrder.BitsTogether, box);
        else
            new Span<float>(Node(1, eight), BoxSize).CopyTo(new Span<float>(box, BoxSize));
    }

    /// <summary>A lower bound of the squared distance, in filter coordinates, between any row in the box and any row of the leaf.</summary>
    public float LowerBound(float* box, int leaf) => Bound(box, _finest, leaf >> _bits);

    /// <summary>The leaf that a descent to the nearest child ends in, or the first of its eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Nearest(float* box)
    {
        int nearest = 0;
        for (int level = _levels.Length - 2; level >= _finest; level--)
        {
            int first = nearest * KdOrder.Together, end = Math.Min(first + KdOrder.Together, CountOf(level));
            float least = float.PositiveInfinity;
            for (int child = first; child < end; child++)
            {
                float bound = Bound(box, level, child);
                if (bound < least)
                    (least, nearest) = (bound, child);
            }
        }
        return nearest << _bits;
    }

    /// <summary>Collects the leaves that may hold a row as near to a row in one of the boxes as its limit says, each with the least of its bounds, and returns how many.</summary>
    /// <param name="boxes">At most <see cref="LeafBlocks.MostTogether"/> boxes.</param>
    /// <param name="limits">Of each box the limit, squared.</param>
    /// <param name="visits">Room for a visit to each leaf.</param>
    public int Collect(ReadOnlySpan<nint> boxes, ReadOnlySpan<float> limits, Span<LeafVisit> visits)
        => LeafCount == 0 ? 0 : Collect(boxes, limits, visits, found: 0, _levels.Length - 1, node: 0, within: (1UL << boxes.Length) - 1);

    // Of the boxes only those within reach of the node above are asked.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Collect(ReadOnlySpan<nint> boxes, ReadOnlySpan<float> limits, Span<LeafVisit> visits, int found, int level, int node, ulong within)
    {
        ulong left = 0;
        float nearest = float.PositiveInfinity;
        for (; within != 0; within &= within - 1)
        {
            int i = BitOperations.TrailingZeroCount(within);
            float bound = Bound((float*)boxes[i], level, node);
            if (bound > limits[i])
                continue;
            left |= 1UL << i;
            nearest = Math.Min(nearest, bound);
        }
        if (left == 0)
            return found;
        if (level == _finest)
        {
            int end = Math.Min(LeafCount, (node + 1) << _bits);
            for (int leaf = node << _bits; leaf < end; leaf++)
                visits[found++] = new LeafVisit(nearest, leaf);
            return found;
        }
        int first = node * KdOrder.Together, last = Math.Min(first + KdOrder.Together, CountOf(level - 1));
        for (int child = first; child < last; child++)
            found = Collect(boxes, limits, visits, found, level - 1, child, left);
        return found;
    }

    public void Dispose()
    {
        _nodes.Dispose();
        _codes.Dispose();
    }

    // Level 0 are the leaves.
    private int CountOf(int level) => level == 0 ? LeafCount : _levels[level] - _levels[level - 1];

    // Of a level above the finest.
    private float* Node(int level, int node) => _nodes.Pointer + (nint)(_levels[level - 1] - _levels[_finest] + node) * BoxSize;

    // Of a node of the finest level.
    private byte* Codes(int node) => _codes.As<byte>() + (nint)node * BoxSize;

    // Of a node of the finest level or above.
    private float Bound(float* box, int level, int node)
    {
        float distance = level == _finest
            ? _kernels.BoxDistance(box, Node(level + 1, node / KdOrder.Together), Codes(node), _space.Stride)
            : _kernels.BoxDistance(box, Node(level, node), _space.Stride);
        return distance * _space.Shrink;
    }

    // Where a box begins and ends in one around it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Encode(float* box, float* around, byte* codes)
    {
        int stride = _space.Stride;
        for (int k = 0; k < stride; k++)
        {
            float lower = around[k], step = KernelSet.StepOf(lower, around[stride + k]);
            // Where there is no width, 0 is right.
            codes[k] = step > 0 ? (byte)Math.Clamp((box[k] - lower) / step - KernelSet.StepMargin, 0, Steps) : (byte)0;
            codes[stride + k] = step > 0 ? (byte)Math.Clamp(MathF.Ceiling((box[stride + k] - lower) / step + KernelSet.StepMargin), 0, Steps) : (byte)0;
        }
    }
}
