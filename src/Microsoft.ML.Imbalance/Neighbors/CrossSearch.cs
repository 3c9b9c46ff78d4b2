using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>
/// One worker of a search for few rows among many whose boxes spare little: each leaf of the many is laid out once, and compared with all leaves of the few, which are at hand.
/// </summary>
internal sealed unsafe class CrossSearch : TileScan
{
    // Lists of so many leaves at once at least, and then as many as take a megabyte: more would save no more than laying out a leaf of the many.
    private const int FewestAtOnce = 16;
    private const int BytesAtOnce = 1 << 20;

    private static readonly int[] AllRows = [.. Enumerable.Range(0, KernelSet.LeafSize)];

    private readonly Leaves _few;
    private readonly SharedLists _lists;
    private readonly KnownNeighbors _known;

    private CrossSearch(Leaves many, PanelReader few, SharedLists lists, KnownNeighbors known, KernelSet kernels)
        : base(many, few, kernels)
    {
        _few = few.Panels.Leaves;
        _lists = lists;
        _known = known;
    }

    /// <summary>The neighbors of some rows among themselves, which are known, and those of an index.</summary>
    /// <param name="many">The rows to search; they are given by their numbers in their matrix.</param>
    /// <param name="few">The rows that look for neighbors, laid out.</param>
    /// <param name="known">Their neighbors among themselves.</param>
    /// <param name="kernels">The loops to search with.</param>
    /// <param name="sink">Takes the results.</param>
    /// <param name="threads">On how many threads.</param>
    /// <param name="rooms">What the workers compute in.</param>
    /// <param name="leavesAtOnce">How many leaves of the few have their lists at a time; for tests.</param>
    public static void Run(Leaves many, LeafPanels few, KnownNeighbors known, KernelSet kernels, INeighborSink sink, int threads, WorkerRooms rooms, int? leavesAtOnce = null)
    {
        var parts = new LeafBlocks(few.Leaves.Count, threads: 1, together: leavesAtOnce ?? Math.Max(FewestAtOnce, BytesAtOnce / NeighborLists.BytesOf(KernelSet.LeafSize, sink.NeighborCount)));
        var work = new LongWork("neighbors", (long)parts.Count * many.Count);
        for (int part = 0; part < parts.Count; part++)
        {
            using var lists = new SharedLists(few.Leaves, parts[part].First, parts[part].Count, sink.NeighborCount);
            lists.OfferKnown(known);
            rooms.Lend(rent => LeafLoop.Run(
                many.Count, threads, () => new CrossSearch(many, new PanelReader(few, rent()), lists, known, kernels), static (search, leaf) => search.Compare(leaf), _ => work.Step()));
            lists.CopyTo(sink);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Compare(int leaf)
    {
        QueryLeaf = leaf;
        ReadOnlySpan<int> rows = AllRows.AsSpan(0, Queries.CountIn(leaf));
        int lowest = Queries.Rows.RowOf(Queries.LowestSlot(leaf));
        bool isLoaded = false;
        for (int few = _lists.FirstLeaf; few < _lists.EndLeaf; few++)
        {
            if (_few.Boxes.LowerBound(Box, few) > _lists.LargestReach(few) || _lists.HaveCopiesBefore(few, lowest))
                continue;
            if (!isLoaded)
                Load(leaf);
            isLoaded = true;
            Aim(few, reach: null, _lists.Reach(few));
            Scan(rows);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void OnHits(ReadOnlySpan<PairHit> hits)
    {
        double* distances = Reader.Distances;
        new Span<double>(distances, hits.Length).Fill(double.PositiveInfinity);
        _lists.Prefetch(ReferenceLeaf, hits);
        Queries.Squared(QueryLeaf, _few, ReferenceLeaf, hits, distances, Reader.Pairs, Reader.AtHand(Queries, QueryLeaf));
        float* reach = _lists.Reach(ReferenceLeaf);
        for (int i = 0; i < hits.Length; i++)
        {
            int column = hits[i].Column;
            float square = Queries.Space.Square(distances[i]);
            if (square <= reach[column])
                Offer(hits[i].Query, column, distances[i], square);
        }
    }

    private void Offer(int query, int column, double distance, float square)
    {
        int number = Queries.Rows.RowOf(Slots[query]);
        if (!_known.Includes(number) && _lists.Offer(ReferenceLeaf, column, new Candidate(distance, number), square))
            TightenPanel(column, _lists.Reach(ReferenceLeaf)[column]);
    }
}
