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

    public static void Run(LeafPanels panels, KernelSet kernels, INeighborSink sink, int threads, WorkerRooms rooms)
    {
        using var lists = new SharedLists(panels.Leaves, sink.NeighborCount);
        // Each leaf with itself first: then all lists have candidates and limits when the pairs of leaves are met.
        rooms.Lend(rent => LeafLoop.Run(
            panels.Leaves.Count, threads, () => new SymmetricSearch(new PanelReader(panels, rent()), lists, kernels), static (search, leaf) => search.CompareWithin(leaf)));
        // Together even where panels are kept: the rows and lists of a leaf stay close to the processor for all that meet it.
        var blocks = new LeafBlocks(panels.Leaves.Count, BlocksPerThread * threads, LeafBlocks.MostTogether);
        rooms.Lend(rent => LeafLoop.Run(
            blocks.Count,
            threads,
            () =>
            {
                var reader = new PanelReader(panels, rent());
                return new SymmetricBlock(reader, lists, [.. Enumerable.Range(0, blocks.Size).Select(_ => new SymmetricSearch(reader, lists, kernels))]);
            },
            (block, number) => block.CompareWithLater(blocks[number].First, blocks[number].Count)));
        lists.CopyTo(sink);
    }

    private void CompareWithin(int leaf)
    {
        Load(leaf);
        Aim(leaf, _lists.Reach(leaf));
        Scan(AllQueries.AsSpan(0, _leaves.CountIn(leaf)), _lists.NeighborCount + 1);
    }

    /// <summary>Takes the rows of a leaf as queries.</summary>
    public void Begin(int leaf) => Load(leaf);

    /// <summary>Compares the rows of the leaf with those of another, for both.</summary>
    public void CompareWith(int leaf)
    {
        Aim(leaf, _lists.Reach(QueryLeaf), _lists.Reach(leaf));
        Scan(AllQueries.AsSpan(0, _leaves.CountIn(QueryLeaf)));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void OnHits(ReadOnlySpan<PairHit> hits)
    {
        double* distances = Reader.Distances;
        bool isWithin = QueryLeaf == ReferenceLeaf;
        new Span<double>(distances, hits.Length).Fill(double.PositiveInfinity);
        if (!isWithin)
            _lists.Prefetch(ReferenceLeaf, hits);
        _leaves.Squared(QueryLeaf, _leaves, ReferenceLeaf, hits, distances, Reader.Pairs, Reader.AtHand(_leaves, QueryLeaf));
        float* reach = _lists.Reach(QueryLeaf), panelReach = _lists.Reach(ReferenceLeaf);
        for (int i = 0; i < hits.Length; i++)
        {
            (int query, int column) = (hits[i].Query, hits[i].Column);
            float square = _leaves.Space.Square(distances[i]);
            if (square <= reach[query])
                OfferToQuery(query, column, distances[i], square);
            if (!isWithin && square <= panelReach[column])
                OfferToReference(query, column, distances[i], square);
        }
    }

    private void OfferToQuery(int query, int column, double distance, float square)
    {
        int row = Slots[query], neighbor = Reader.SlotsOf(ReferenceLeaf)[column];
        if (row != neighbor && _lists.Offer(QueryLeaf, query, new Candidate(distance, neighbor), square))
            Tighten(query, _lists.Reach(QueryLeaf)[query]);
    }

    private void OfferToReference(int query, int column, double distance, float square)
    {
        if (_lists.Offer(ReferenceLeaf, column, new Candidate(distance, Slots[query]), square))
            TightenPanel(column, _lists.Reach(ReferenceLeaf)[column]);
    }
}
