using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>One worker of a self-join that computes each tile once, for the rows of both its leaves: half the work where boxes spare little.</summary>
internal sealed unsafe class SymmetricSearch : TileScan
{
    private static readonly int[] AllQueries = [.. Enumerable.Range(0, KernelSet.LeafSize)];

    private readonly PackedLeaves _leaves;
    private readonly SelfJoin _join;
    private int _queryLeaf;
    private int _panelLeaf;

    private SymmetricSearch(PackedLeaves leaves, SelfJoin join, KernelSet kernels)
        : base(leaves, leaves, kernels)
    {
        _leaves = leaves;
        _join = join;
    }

    public static void Run(PackedLeaves leaves, KernelSet kernels, NeighborTable table, int threads)
    {
        var join = new SelfJoin(leaves, table.NeighborCount);
        // Each leaf with itself first: then all lists have candidates and limits when the pairs of leaves are met.
        LeafLoop.Run(leaves.LeafCount, threads, () => new SymmetricSearch(leaves, join, kernels), static (search, leaf) => search.CompareWithin(leaf));
        LeafLoop.Run(leaves.LeafCount, threads, () => new SymmetricSearch(leaves, join, kernels), static (search, leaf) => search.CompareWithLater(leaf));
        join.CopyTo(table);
        GC.KeepAlive(join);
    }

    private void CompareWithin(int leaf)
    {
        TileOperands operands = Load(leaf, _join.Limits(leaf));
        operands.PanelLimits = null;
        Compare(ref operands, leaf, leaf);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CompareWithLater(int leaf)
    {
        TileOperands operands = Load(leaf, _join.Limits(leaf));
        operands.PanelMargin = _leaves.Boxes.LeafMargin(leaf);
        float* box = _leaves.Boxes.LeafBox(leaf);
        for (int other = leaf + 1; other < _leaves.LeafCount; other++)
        {
            float margin = Math.Max(operands.PanelMargin, _leaves.Boxes.LeafMargin(other));
            float limit = Math.Max(_join.LargestLimit(leaf), _join.LargestLimit(other));
            if (_leaves.Boxes.LowerBound(box, other) > limit + margin)
                continue;
            operands.PanelLimits = _join.Limits(other);
            Compare(ref operands, leaf, other);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Compare(ref TileOperands operands, int queryLeaf, int panelLeaf)
    {
        _queryLeaf = queryLeaf;
        _panelLeaf = panelLeaf;
        operands.Panel = _leaves.Panel(panelLeaf);
        operands.PanelNorms = _leaves.Norms(panelLeaf);
        operands.Margin = _leaves.Boxes.LeafMargin(panelLeaf);
        Scan(operands, AllQueries.AsSpan(0, _leaves.Slots(queryLeaf).Length));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void OnQueryHit(int query, int column)
    {
        (int row, int neighbor) = Rows(query, column);
        if (row != neighbor)
            _join.Offer(_queryLeaf, query, new Candidate(Distance(row, neighbor), neighbor));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void OnPanelHit(int query, int column)
    {
        (int neighbor, int row) = Rows(query, column);
        _join.Offer(_panelLeaf, column, new Candidate(Distance(row, neighbor), neighbor));
    }

    private (int Query, int Reference) Rows(int query, int column) => (_leaves.Slots(_queryLeaf)[query], _leaves.Slots(_panelLeaf)[column]);

    private double Distance(int row, int other) => ExactDistance.Squared(_leaves.Rows[row], _leaves.Rows[other]);
}
