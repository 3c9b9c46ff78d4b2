using System.Numerics;
using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>One worker of a search that visits, for each leaf of queries, the reference leaves nearest first and only as long as they can matter.</summary>
internal sealed unsafe partial class PrunedSearch : TileScan, ILeafVisitor
{
    // Row bounds cost a small part of the tile that they may spare: after this many rows the search stops computing them where nearly all rows pass; and few rows take less time than their bounds.
    private const int TrialRows = 64 * KernelSet.LeafSize;
    private const double WorthwhileShare = 0.95;
    private const int FewRows = 2 * KernelSet.GroupSize;

    private readonly INeighborSink? _sink;
    private readonly KnownNeighbors? _known;
    private readonly bool _isSelfJoin;

    private readonly Predicate<int>? _isGone;
    private readonly NeighborLists _lists;
    private readonly AlignedBuffer _reach;

    // Null where a box is of eight leaves: it spares hardly any row.
    private readonly AlignedBuffer? _steps;
    private readonly AlignedBuffer _rows;
    private readonly AlignedBuffer _limits;

    // Whether the rows of the query leaf are laid out: only if there is a leaf to visit.
    private bool _isLoaded;
    private int _queryCount;
    private int _nearest;
    private bool _prunesRows;
    private int _tried;
    private int _passed;

    /// <param name="queries">Their slots are the rows of <paramref name="sink"/>.</param>
    /// <param name="references">Their slots are the rows of the indexed matrix.</param>
    /// <param name="kernels">The loops to search with.</param>
    /// <param name="sink">Takes the results: slots, or where some neighbors are known, rows of the indexed matrix.</param>
    /// <param name="isSelfJoin">Queries are rows of the indexed matrix, and none is its own neighbor.</param>
    /// <param name="known">The neighbors of the queries among themselves, if they are known.</param>
    public PrunedSearch(Leaves queries, PanelReader references, KernelSet kernels, INeighborSink sink, bool isSelfJoin, KnownNeighbors? known = null)
        : this(queries, references, kernels, sink.NeighborCount)
    {
        _known = known;
        _sink = sink;
        _isSelfJoin = isSelfJoin;
        _masks = known is null ? MasksFor(Reader) : null;
    }

    /// <summary>For <see cref="SearchWithin"/>: queries are none of the indexed rows, and results stay here. Indexed rows may count no more, by slot.</summary>
    public PrunedSearch(Leaves queries, PanelReader references, KernelSet kernels, int neighborCount, Predicate<int>? isGone = null)
        : base(queries, references, kernels)
    {
        _isGone = isGone;
        _lists = new NeighborLists(KernelSet.LeafSize, neighborCount, Reader.Room);
        _rows = Reader.Room.Take<int>(KernelSet.LeafSize);
        _limits = Reader.Room.Take<Candidate>(KernelSet.LeafSize);
        Limits.Fill(Candidate.None);
        _reach = Reader.Room.Take(KernelSet.LeafSize);
        _steps = Boxes.AreCoarse ? null : Reader.Room.Take<byte>((long)KernelSet.LeafSize * queries.Space.Dimension);
    }

    /// <summary>Rows compared with a leaf, of all searches so far; pruning leaves out the rest.</summary>
    public long ComparedRows { get; private set; }

    private BoxTree Boxes => References.Leaves.Boxes;

    private Span<Candidate> Limits => new(_limits.As<Candidate>(), KernelSet.LeafSize);

    // Those of the reader are right until another search of the worker begins.
    private byte* Steps => _steps is not null ? _steps.As<byte>() : Reader.Steps;

    private int* RowsLeft => _rows.As<int>();

    /// <summary>The same for leaves that stand one after the other.</summary>
    public static void Search(ReadOnlySpan<PrunedSearch> searches, int firstLeaf) => Search(searches, i => firstLeaf + i);

    /// <summary>Finds the neighbors of the rows of some leaves, one search a leaf, and writes them to the table.</summary>
    /// <param name="searches">The searches, which share a reader.</param>
    /// <param name="leafOf">The leaf of each.</param>
    public static void Search(ReadOnlySpan<PrunedSearch> searches, Func<int, int> leafOf)
    {
        for (int i = 0; i < searches.Length; i++)
            searches[i].Begin(leafOf(i));
        Walk(searches);
        foreach (PrunedSearch search in searches)
            search.End();
    }

    /// <summary>Looks at all leaves within reach, each of which is laid out once for all searches.</summary>
    /// <param name="searches">The searches, which share a reader and have begun.</param>
    public static void Walk(ReadOnlySpan<PrunedSearch> searches) => searches[0].Reader.Walk(searches);

    /// <summary>Begins to look, for each row of a leaf, for the nearest of the rows that precede a limit; see <see cref="Last"/>.</summary>
    /// <param name="queryLeaf">The leaf.</param>
    /// <param name="limits">One for each row of the leaf, with a row of the matrix.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void BeginWithin(int queryLeaf, ReadOnlySpan<Candidate> limits)
    {
        Turn(queryLeaf);
        limits.CopyTo(Limits);
        for (int query = 0; query < limits.Length; query++)
            _reach.Pointer[query] = Queries.Space.Square(limits[query].SquaredDistance);
    }

    /// <summary>Finds, for each row of a leaf, the nearest of the rows that precede a limit.</summary>
    /// <param name="queryLeaf">The leaf.</param>
    /// <param name="limits">One for each row of the leaf, with a row of the matrix.</param>
    public void SearchWithin(int queryLeaf, ReadOnlySpan<Candidate> limits)
    {
        BeginWithin(queryLeaf, limits);
        Reader.Walk([this]);
    }

    public float LargestReach()
    {
        float largest = 0;
        for (int query = 0; query < _queryCount; query++)
            largest = Math.Max(largest, _reach.Pointer[query]);
        return largest;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Visit(int leaf)
    {
        if (leaf == _nearest || AllHaveCopies(leaf))
            return;
        LoadRows();
        Compare(leaf, _prunesRows);
        if (_tried >= TrialRows)
        {
            _prunesRows &= _passed <= WorthwhileShare * _tried;
            _tried = _passed = 0;
        }
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
    private void OfferKnown(KnownNeighbors known)
    {
        for (int query = 0; query < _queryCount; query++)
        {
            int slot = Slots[query];
            foreach (int place in known.Of(slot))
                _lists.Offer(query, new Candidate(Queries.Squared(slot, Queries, place, double.PositiveInfinity), known.NumberOf(place)));
            _reach.Pointer[query] = Queries.Space.Square(_lists.Worst(query).SquaredDistance);
        }
    }

    // Nothing is known of the rows of the leaf.
    private void Turn(int queryLeaf)
    {
        QueryLeaf = queryLeaf;
        _queryCount = Queries.CountIn(queryLeaf);
        _nearest = -1;
        _isLoaded = false;
        _prunesRows = _steps is not null;
        _tried = _passed = 0;
        _lists.Clear();
    }

    private void LoadRows()
    {
        if (_isLoaded)
            return;
        Load(QueryLeaf);
        if (_steps is not null || _masks is not null)
            Kernels.ToSteps(Rows, Box, Queries.Space, Steps);
        _isLoaded = true;
    }

    // The leaf next to the rows comes first, whatever else they are to see.
    private void Begin(int queryLeaf)
    {
        Turn(queryLeaf);
        LoadRows();
        Limits.Fill(Candidate.None);
        new Span<float>(_reach.Pointer, KernelSet.LeafSize).Fill(FilterSpace.Unlimited);
        if (_known is not null)
            OfferKnown(_known);
        _nearest = Queries == References.Leaves ? queryLeaf : Boxes.Nearest(Box);
        if (_known is not null)
        {
            Compare(_nearest, prunesRows: false);
            return;
        }
        for (int query = 0; query < _queryCount; query++)
            RowsLeft[query] = query;
        Aim(_nearest, _reach.Pointer);
        Scan(new ReadOnlySpan<int>(RowsLeft, _queryCount), _lists.NeighborCount + (_isSelfJoin ? 1 : 0));
        ComparedRows += _queryCount;
        NarrowDown();
    }

    private void End()
    {
        for (int query = 0; query < _queryCount; query++)
            _sink!.Set(Slots[query], _lists.Finish(query));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Compare(int leaf, bool prunesRows)
    {
        ulong near = _areMasksSet ? _masks!.As<ulong>()[leaf / KdOrder.Together] : AllRows;
        if (near == 0)
            return;
        if (prunesRows && BitOperations.PopCount(near) is var tried and > FewRows)
        {
            near &= Kernels.RowsNear(Reader.BoxOf(leaf), Box, Steps, Queries.Space, _reach.Pointer, Reader.Bounds);
            _tried += tried;
            _passed += BitOperations.PopCount(near);
        }
        int count = 0;
        for (; near != 0; near &= near - 1)
            RowsLeft[count++] = BitOperations.TrailingZeroCount(near);
        if (count == 0)
            return;
        Aim(leaf, _reach.Pointer);
        Scan(new ReadOnlySpan<int>(RowsLeft, count), _lists.NeighborCount);
        ComparedRows += count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void OnHits(ReadOnlySpan<PairHit> hits)
    {
        PairHit* chosen = Reader.Chosen;
        double* distances = Reader.Distances;
        int* slots = Reader.SlotsOf(ReferenceLeaf);
        int count = 0;
        foreach (PairHit hit in hits)
        {
            if (!MayBeTaken(hit.Query, Slots[hit.Query], slots[hit.Column]))
                continue;
            chosen[count] = hit;
            distances[count++] = _lists.Worst(hit.Query).SquaredDistance;
        }
        Queries.Squared(QueryLeaf, References.Leaves, ReferenceLeaf, new ReadOnlySpan<PairHit>(chosen, count), distances, Reader.Pairs, Reader.AtHand(Queries, QueryLeaf));
        for (int i = 0; i < count; i++)
        {
            if (Queries.Space.Square(distances[i]) <= _reach.Pointer[chosen[i].Query])
                Offer(chosen[i].Query, slots[chosen[i].Column], distances[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool MayBeTaken(int query, int slot, int found)
    {
        if (_isSelfJoin && References.Leaves.Rows.RowOf(found) == Queries.Rows.RowOf(slot))
            return false;
        if (_isGone is not null && _isGone(found))
            return false;
        int neighbor = NumberOf(found);
        if (_known is not null && _known.Includes(neighbor))
            return false;
        // Where a row has enough copies, a later row can't enter: what is cheap to tell here would cost an exact distance for each of the copies.
        ref readonly Candidate worst = ref _lists.Worst(query);
        return worst.SquaredDistance > 0 || neighbor < worst.Row;
    }

    private void Offer(int query, int found, double distance)
    {
        if (_sink is null && !new Candidate(distance, References.Leaves.Rows.RowOf(found)).Precedes(_limits.As<Candidate>()[query]))
            return;
        if (!_lists.Offer(query, new Candidate(distance, NumberOf(found))))
            return;
        _reach.Pointer[query] = Queries.Space.Square(Math.Min(_lists.Worst(query).SquaredDistance, _limits.As<Candidate>()[query].SquaredDistance));
        Tighten(query, _reach.Pointer[query]);
    }

    private int NumberOf(int slot) => _known is not null ? References.Leaves.Rows.RowOf(slot) : slot;

    // Every query has as many copies as it asks for neighbors, all with indexes below the leaf's.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool AllHaveCopies(int leaf)
    {
        int lowest = NumberOf(References.Leaves.LowestSlot(leaf));
        for (int query = 0; query < _queryCount; query++)
        {
            ref readonly Candidate worst = ref _lists.Worst(query);
            if (worst.SquaredDistance > 0 || worst.Row > lowest)
                return false;
        }
        return true;
    }
}
