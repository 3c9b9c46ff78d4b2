using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>Rows in leaves of 64, laid out for the kernels: per leaf a panel in filter coordinates, the squared norms and a box.</summary>
internal sealed unsafe class PackedLeaves
{
    private readonly AlignedBuffer _panels;
    private readonly AlignedBuffer _norms;
    private readonly int[] _slots;
    private readonly int[] _lowestSlots;
    private readonly int _stripWidth;

    public PackedLeaves(RowSelection rows, FilterSpace space, KernelSet kernels, int threads)
    {
        Rows = rows;
        Space = space;
        _stripWidth = kernels.PassWidth;
        _slots = KdOrder.Of(rows, threads);
        LeafCount = KdOrder.LeafCount(rows.Count);
        _panels = new AlignedBuffer((long)LeafCount * KernelSet.LeafSize * space.Dimension);
        _norms = new AlignedBuffer((long)LeafCount * KernelSet.LeafSize);
        _lowestSlots = new int[LeafCount];
        Boxes = new BoxTree(LeafCount, space, kernels);
        LeafLoop.Run(LeafCount, threads, () => this, static (leaves, leaf) => leaves.Pack(leaf));
        Boxes.Complete();
    }

    public RowSelection Rows { get; }

    public FilterSpace Space { get; }

    public BoxTree Boxes { get; }

    public int LeafCount { get; }

    /// <summary>The slots of a leaf's rows, at most <see cref="KernelSet.LeafSize"/>.</summary>
    public ReadOnlySpan<int> Slots(int leaf)
    {
        int start = leaf * KernelSet.LeafSize;
        return _slots.AsSpan(start, Math.Min(KernelSet.LeafSize, _slots.Length - start));
    }

    public int LowestSlot(int leaf) => _lowestSlots[leaf];

    /// <summary>
    /// A leaf's rows as columns, in strips as wide as a kernel's pass, so that a pass reads memory from front to back: with strips of w columns,
    /// value k of row c = s w + i is at <c>(s d + k) w + i</c>. Unused columns repeat the first row.
    /// </summary>
    public float* Panel(int leaf) => _panels.Pointer + (nint)leaf * KernelSet.LeafSize * Space.Dimension;

    /// <summary>Squared norms of a leaf's rows; infinite for unused columns, so that no filter value of theirs is within any limit.</summary>
    public float* Norms(int leaf) => _norms.Pointer + (nint)leaf * KernelSet.LeafSize;

    /// <summary>The largest filter value, but for the other row's margin, of a pair no farther apart than the squared distance.</summary>
    public float Limit(int leaf, int column, double squaredDistance)
        => Boxes.LeafMargin(leaf) < FilterSpace.Unlimited ? Space.Limit(squaredDistance, Norms(leaf)[column]) : FilterSpace.Unlimited;

    /// <summary>Writes a leaf's rows one after the other, times -2: the other operand of a tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Unpack(int leaf, float* target)
    {
        for (int column = 0; column < KernelSet.LeafSize; column++)
        {
            float* source = Panel(leaf) + StripOffset(column);
            for (int k = 0; k < Space.Dimension; k++)
                *target++ = -2 * source[(nint)k * _stripWidth];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Pack(int leaf)
    {
        ReadOnlySpan<int> slots = Slots(leaf);
        var panel = new Span<float>(Panel(leaf), KernelSet.LeafSize * Space.Dimension);
        float* norms = Norms(leaf);
        float largest = 0;
        _lowestSlots[leaf] = slots[0];
        for (int column = 0; column < KernelSet.LeafSize; column++)
        {
            ReadOnlySpan<float> row = Rows[slots[column < slots.Length ? column : 0]];
            float norm = Space.Project(row, panel[StripOffset(column)..], _stripWidth);
            largest = Math.Max(largest, norm);
            norms[column] = column >= slots.Length ? float.PositiveInfinity : float.IsFinite(norm) ? norm : 0;
        }
        foreach (int slot in slots)
            _lowestSlots[leaf] = Math.Min(_lowestSlots[leaf], slot);
        Boxes.SetLeaf(leaf, panel, _stripWidth, largest);
    }

    private int StripOffset(int column) => column / _stripWidth * _stripWidth * Space.Dimension + column % _stripWidth;
}
