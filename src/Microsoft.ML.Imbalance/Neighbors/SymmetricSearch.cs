using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>One worker of a self-join that computes each tile once, for the rows of both its leaves: half the work where boxes spare little.</summary>
internal sealed unsafe class SymmetricSearch : TileScan
{
    private static readonly int[] AllQueries = [.. Enumerable.Range(0, KernelSet.LeafSize)];

    private readonly Leaves _leaves;
    private readonly SelfJoin _join;
    private readonly LeafVisit[] _visits;

    private SymmetricSearch(LeafPanels panels, SelfJoin join, KernelSet kernels)
        : base(panels.Leaves, panels, kernels)
    {
        _leaves = panels.Leaves;
        _join = join;
        _visits = new LeafVisit[_leaves.Count];
    }

    public static void Run(LeafPanels panels, KernelSet kernels, NeighborTable table, int threads)
    {
        var join = new SelfJoin(panels.Leaves, table.NeighborCount);
        // Each leaf with itself first: then all lists have candidates and limits when the pairs of leaves are met.
        LeafLoop.Run(panels.Leaves.Count, threads, () => new SymmetricSearch(panels, join, kernels), static (search, leaf) => search.CompareWithin(leaf));
        LeafLoop.Run(panels.Leaves.Count, threads, () => new SymmetricSearch(panels, join, kernels), static (search, leaf) => search.CompareWithLater(leaf));
        join.CopyTo(table);
        GC.KeepAlive(join);
    }

    private void CompareWithin(int leaf)
    {
        Load(leaf);
        Aim(leaf, _join.Reach(leaf));
        ScanNearestFirst(AllQueries.AsSpan(0, _leaves.Slots(leaf).Length));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CompareWithLater(int leaf)
    {
        Load(leaf);
        float* box = _leaves.Boxes.LeafBox(leaf);
        ReadOnlySpan<int> queries = AllQueries.AsSpan(0, _leaves.Slots(leaf).Length);
        // Nearest first: what is near lowers the limits that all others meet.
        int count = 0;
        float reach = _join.LargestReach(leaf);
        for (int other = leaf + 1; other < _leaves.Count; other++)
        {
            float bound = _leaves.Boxes.LowerBound(box, other);
            if (bound <= Math.Max(reach, _join.LargestReach(other)))
                _visits[count++] = new LeafVisit(bound, other);
        }
        LeafVisit.Sort(_visits.AsSpan(0, count));
        foreach (LeafVisit visit in _visits.AsSpan(0, count))
        {
            if (visit.Bound > Math.Max(reach = _join.LargestReach(leaf), _join.LargestReach(visit.Leaf)))
                continue;
            Aim(visit.Leaf, _join.Reach(leaf), _join.Reach(visit.Leaf));
            Scan(queries);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void OnQueryHit(int query, int column)
    {
        (int row, int neighbor) = Pair(query, column);
        if (row != neighbor && _join.Offer(QueryLeaf, query, new Candidate(Distance(row, neighbor), neighbor)))
            Tighten(query, _join.Reach(QueryLeaf)[query]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void OnPanelHit(int query, int column)
    {
        (int neighbor, int row) = Pair(query, column);
        if (_join.Offer(ReferenceLeaf, column, new Candidate(Distance(row, neighbor), neighbor)))
            TightenPanel(column, _join.Reach(ReferenceLeaf)[column]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (int Query, int Reference) Pair(int query, int column) => (_leaves.Slots(QueryLeaf)[query], _leaves.Slots(ReferenceLeaf)[column]);

    private double Distance(int row, int other) => _leaves.Squared(row, _leaves, other, double.PositiveInfinity);
}
