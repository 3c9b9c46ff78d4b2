using System.Numerics;
using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>One worker of a search that visits, for each leaf of queries, the reference leaves nearest first and only as long as they can matter.</summary>
internal sealed unsafe class PrunedSearch : TileScan
{
    // Row bounds cost a twelfth of the tile they may spare: after this many rows the search stops computing them where nearly all rows pass.
    private const int TrialRows = 64 * KernelSet.LeafSize;
    private const double WorthwhileShare = 0.95;

    // Between visits the largest reach is only brought up to date this often.
    private const int VisitsPerRefresh = 8;

    private readonly NeighborTable? _table;
    private readonly KnownNeighbors? _known;
    private readonly bool _isSelfJoin;

    // Where rows that are known are none of the indexed, the rows of the matrix are common numbers.
    private readonly bool _givesRows;
    private readonly Predicate<int>? _isGone;
    private readonly NeighborLists _lists;
    private readonly AlignedBuffer _reach = new(KernelSet.LeafSize);
    private readonly AlignedBuffer _columns;
    private readonly LeafVisit[] _visits;
    private readonly int[] _rows = new int[KernelSet.LeafSize];
    private readonly Candidate[] _limits = new Candidate[KernelSet.LeafSize];

    private float _largestReach;

    /// <param name="queries">Their slots are the rows of <paramref name="table"/>.</param>
    /// <param name="references">Their slots are the rows of the indexed matrix.</param>
    /// <param name="kernels">The loops to search with.</param>
    /// <param name="table">Takes the results.</param>
    /// <param name="isSelfJoin">Queries are rows of the indexed matrix, and none is its own neighbor.</param>
    /// <param name="known">The neighbors of the queries among themselves, if they are known.</param>
    public PrunedSearch(Leaves queries, LeafPanels references, KernelSet kernels, NeighborTable table, bool isSelfJoin, KnownNeighbors? known = null)
        : this(queries, references, kernels, table.NeighborCount, known is null or { AreApart: true } ? null : known.Includes)
    {
        _known = known;
        _table = table;
        _isSelfJoin = isSelfJoin;
        _givesRows = known is { AreApart: true };
    }

    /// <summary>For <see cref="SearchWithin"/>: queries are none of the indexed rows, and results stay here. Indexed rows may count no more, by slot.</summary>
    public PrunedSearch(Leaves queries, LeafPanels references, KernelSet kernels, int neighborCount, Predicate<int>? isGone = null)
        : base(queries, references, kernels)
    {
        _isGone = isGone;
        _lists = new NeighborLists(KernelSet.LeafSize, neighborCount);
        Array.Fill(_limits, Candidate.None);
        _columns = new AlignedBuffer((long)KernelSet.LeafSize * queries.Space.Dimension);
        _visits = new LeafVisit[references.Leaves.Count];
    }

    /// <summary>Rows compared with a leaf, of all searches so far; pruning leaves out the rest.</summary>
    public long ComparedRows { get; private set; }

    private BoxTree Boxes => References.Leaves.Boxes;

    /// <summary>Finds the neighbors of a leaf's rows and writes them to the table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Search(int queryLeaf)
    {
        Load(queryLeaf);
        ReadOnlySpan<int> slots = Queries.Slots(queryLeaf);
        _lists.Clear();
        new Span<float>(_reach.Pointer, KernelSet.LeafSize).Fill(FilterSpace.Unlimited);
        if (_known is not null)
            OfferKnown(_known, slots);

        float* box = Queries.Boxes.LeafBox(queryLeaf);
        int nearest = Queries == References.Leaves ? queryLeaf : Boxes.Nearest(box);
        VisitNearest(nearest, slots.Length, isFirst: _known is null);
        VisitOthers(Near(box, slots.Length), nearest, slots.Length);

        for (int query = 0; query < slots.Length; query++)
            _table!.Set(slots[query], _lists.Finish(query));
    }

    /// <summary>Finds, for each row of a leaf, the nearest of the rows that precede a limit; see <see cref="Last"/>.</summary>
    /// <param name="queryLeaf">The leaf.</param>
    /// <param name="limits">One for each row of the leaf, with a row of the matrix.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void SearchWithin(int queryLeaf, ReadOnlySpan<Candidate> limits)
    {
        _lists.Clear();
        limits.CopyTo(_limits);
        for (int query = 0; query < limits.Length; query++)
            _reach.Pointer[query] = Queries.Space.Square(limits[query].SquaredDistance);
        ReadOnlySpan<LeafVisit> visits = Near(Queries.Boxes.LeafBox(queryLeaf), limits.Length);
        if (visits.IsEmpty)
            return;
        Load(queryLeaf);
        VisitOthers(visits, nearest: -1, limits.Length);
    }

    /// <summary>The last of as many rows as are searched for, of those that precede the limit; <see cref="Candidate.None"/> if there are fewer.</summary>
    public Candidate Last(int query)
    {
        Candidate last = _lists.Worst(query);
        return last.Row == Candidate.None.Row ? last : new Candidate(last.SquaredDistance, References.Leaves.Rows.RowOf(last.Row));
    }

    /// <summary>The rows that were found by <see cref="SearchWithin"/>, by slot, nearest first; asked for once.</summary>
    public ReadOnlySpan<Candidate> Within(int query)
    {
        ReadOnlySpan<Candidate> found = _lists.Finish(query);
        int count = found.Length;
        while (count > 0 && found[count - 1].Row == Candidate.None.Row)
            count--;
        return found[..count];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void OfferKnown(KnownNeighbors known, ReadOnlySpan<int> places)
    {
        for (int query = 0; query < places.Length; query++)
        {
            foreach (int place in known.Of(places[query]))
                _lists.Offer(query, new Candidate(Queries.Squared(places[query], Queries, place, double.PositiveInfinity), known.SlotOf(place)));
            _reach.Pointer[query] = Queries.Space.Square(_lists.Worst(query).SquaredDistance);
        }
    }

    // The leaves within reach, nearest first.
    private ReadOnlySpan<LeafVisit> Near(float* box, int queryCount)
    {
        RefreshLargestReach(queryCount);
        Span<LeafVisit> visits = _visits.AsSpan(0, Boxes.Collect(box, _largestReach, _visits));
        LeafVisit.Sort(visits);
        return visits;
    }

    private void VisitNearest(int leaf, int queryCount, bool isFirst)
    {
        if (!isFirst)
        {
            Visit(leaf, queryCount, pruneRows: false);
            return;
        }
        for (int query = 0; query < queryCount; query++)
            _rows[query] = query;
        Aim(leaf, _reach.Pointer);
        ScanNearestFirst(_rows.AsSpan(0, queryCount));
        ComparedRows += queryCount;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void VisitOthers(ReadOnlySpan<LeafVisit> visits, int nearest, int queryCount)
    {
        LeafPanels.ToStrips(Rows, Queries.Space.Stride, Queries.Space.Dimension, Kernels.PassWidth, _columns.Pointer);

        bool pruneRows = true;
        int tried = 0, passed = 0;
        for (int i = 0; i < visits.Length; i++)
        {
            if (i % VisitsPerRefresh == 0)
                RefreshLargestReach(queryCount);
            int leaf = visits[i].Leaf;
            if (leaf == nearest || visits[i].Bound > _largestReach || AllHaveCopies(leaf, queryCount))
                continue;
            if (i + 1 < visits.Length)
                References.Prefetch(visits[i + 1].Leaf);
            passed += Visit(leaf, queryCount, pruneRows);
            tried += queryCount;
            if (tried >= TrialRows)
            {
                pruneRows &= passed <= WorthwhileShare * tried;
                tried = passed = 0;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Visit(int leaf, int queryCount, bool pruneRows)
    {
        ulong near = pruneRows
            ? Kernels.RowsNear(Boxes.LeafBox(leaf), _columns.Pointer, Queries.Space.Dimension, _reach.Pointer, Queries.Space.Shrink)
            : ulong.MaxValue;
        if (queryCount < KernelSet.LeafSize)
            near &= (1UL << queryCount) - 1;
        int count = 0;
        for (; near != 0; near &= near - 1)
            _rows[count++] = BitOperations.TrailingZeroCount(near);
        if (count > 0)
        {
            Aim(leaf, _reach.Pointer);
            Scan(_rows.AsSpan(0, count));
        }
        ComparedRows += count;
        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void OnQueryHit(int query, int column)
    {
        int found = References.Leaves.Slots(ReferenceLeaf)[column];
        int slot = Queries.Slots(QueryLeaf)[query];
        if (_isSelfJoin && References.Leaves.Rows.RowOf(found) == Queries.Rows.RowOf(slot))
            return;
        if (_isGone is not null && _isGone(found))
            return;
        int neighbor = NumberOf(found);
        // Where a row has enough copies, a later row can't enter: what is cheap to tell here would cost an exact distance for each of the copies.
        ref readonly Candidate worst = ref _lists.Worst(query);
        if (worst.SquaredDistance == 0 && neighbor > worst.Row)
            return;
        double distance = Queries.Squared(slot, References.Leaves, found, worst.SquaredDistance);
        if (_table is null && !new Candidate(distance, References.Leaves.Rows.RowOf(found)).Precedes(_limits[query]))
            return;
        if (!_lists.Offer(query, new Candidate(distance, neighbor)))
            return;
        _reach.Pointer[query] = Queries.Space.Square(Math.Min(_lists.Worst(query).SquaredDistance, _limits[query].SquaredDistance));
        Tighten(query, _reach.Pointer[query]);
    }

    private int NumberOf(int slot) => _givesRows ? References.Leaves.Rows.RowOf(slot) : slot;

    // Every query has as many copies as it asks for neighbors, all with indexes below the leaf's.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool AllHaveCopies(int leaf, int queryCount)
    {
        int lowest = NumberOf(References.Leaves.LowestSlot(leaf));
        for (int query = 0; query < queryCount; query++)
        {
            ref readonly Candidate worst = ref _lists.Worst(query);
            if (worst.SquaredDistance > 0 || worst.Row > lowest)
                return false;
        }
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RefreshLargestReach(int queryCount)
    {
        float largest = 0;
        for (int query = 0; query < queryCount; query++)
            largest = Math.Max(largest, _reach.Pointer[query]);
        _largestReach = largest;
    }
}
