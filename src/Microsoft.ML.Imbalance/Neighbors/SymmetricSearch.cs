using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>One worker of a self-join that computes each tile once, for the rows of both its leaves: half the work where boxes spare little.</summary>
internal sealed unsafe class SymmetricSearch : TileScan
{
    // The first blocks meet more leaves than the last.
    private const int BlocksPerThread = 4;

    private static readonly int[] AllQueries = [.. Enumerable.Range(0, KernelSet.LeafSize)];

    private readonly Leaves _leaves;
    private readonly SharedLists _lists;

    private SymmetricSearch(PanelReader reader, SharedLists lists, KernelSet kernels)
        : base(reader.Panels.Leaves, reader, kernels)
    {
        _leaves = reader.Panels.Leaves;
        _lists = lists;
    }

    public static void Run(LeafPanels panels, KernelSet kernels, NeighborTable table, int threads)
    {
        var lists = new SharedLists(panels.Leaves, table.NeighborCount);
        // Each leaf with itself first: then all lists have candidates and limits when the pairs of leaves are met.
        LeafLoop.Run(panels.Leaves.Count, threads, () => new SymmetricSearch(new PanelReader(panels), lists, kernels), static (search, leaf) => search.CompareWithin(leaf));
        var blocks = new LeafBlocks(panels.Leaves.Count, BlocksPerThread * threads, areTogether: !panels.AreKept);
        LeafLoop.Run(
            blocks.Count,
            threads,
            () =>
            {
                var reader = new PanelReader(panels);
                return new SymmetricBlock(reader, lists, [.. Enumerable.Range(0, blocks.Size).Select(_ => new SymmetricSearch(reader, lists, kernels))]);
            },
            (block, number) => block.CompareWithLater(blocks[number].First, blocks[number].Count));
        lists.CopyTo(table);
        GC.KeepAlive(lists);
    }

    private void CompareWithin(int leaf)
    {
        Load(leaf);
        Aim(leaf, _lists.Reach(leaf));
        ScanNearestFirst(AllQueries.AsSpan(0, _leaves.Slots(leaf).Length));
    }

    /// <summary>Takes the rows of a leaf as queries.</summary>
    public void Begin(int leaf) => Load(leaf);

    /// <summary>Compares the rows of the leaf with those of another, for both.</summary>
    public void CompareWith(int leaf)
    {
        Aim(leaf, _lists.Reach(QueryLeaf), _lists.Reach(leaf));
        Scan(AllQueries.AsSpan(0, _leaves.Slots(QueryLeaf).Length));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void OnQueryHit(int query, int column)
    {
        (int row, int neighbor) = Pair(query, column);
        if (row != neighbor && _lists.Offer(QueryLeaf, query, new Candidate(Distance(row, neighbor), neighbor)))
            Tighten(query, _lists.Reach(QueryLeaf)[query]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void OnPanelHit(int query, int column)
    {
        (int neighbor, int row) = Pair(query, column);
        if (_lists.Offer(ReferenceLeaf, column, new Candidate(Distance(row, neighbor), neighbor)))
            TightenPanel(column, _lists.Reach(ReferenceLeaf)[column]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (int Query, int Reference) Pair(int query, int column) => (_leaves.SlotIn(QueryLeaf, query), _leaves.SlotIn(ReferenceLeaf, column));

    private double Distance(int row, int other) => _leaves.Squared(row, _leaves, other, double.PositiveInfinity);
}
