using System.Numerics;
using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>One worker of a search that asks of each row only whether enough rows of its own class precede the t-th nearest of the others.</summary>
/// <remarks>
/// Whether the nearest neighbors of a row outvote it needs no list of them. The nearest rows in its own leaf are witnesses, unless the others have t rows before them: mostly
/// none is within that reach, and the row is done. Rows that fall short, and do so still when the leaves next to theirs are looked at, are gathered in leaves of their own: these see every leaf
/// within reach of the t-th row of the others.
/// </remarks>
internal sealed unsafe class WitnessSearch : TileScan, ILeafVisitor
{
    // Leaves on either side in the order of the tree, before any box is looked at.
    private const int Vicinity = 4;

    private readonly Witnesses _witnesses;
    private readonly Rivals _rivals;
    private readonly int[]? _places;
    private readonly PrunedSearch? _others;
    private readonly AlignedBuffer _nearest;
    private readonly AlignedBuffer _nearestCounts;
    private readonly AlignedBuffer _limits;
    private readonly AlignedBuffer _reach;
    private readonly AlignedBuffer _rows;

    // Of each row the nearest rows of the leaf next to it, where filter values tell how far these are at most: then exact distances matter only to rows that have a rival within that.
    private readonly AlignedBuffer _columns;
    private readonly AlignedBuffer _values;
    private bool _isBounded;
    private bool _isFirstLook;

    // Of the first search of a block: those of all.
    private PrunedSearch[] _othersOfBlock = [];

    /// <param name="queries">Rows of the indexed matrix that look for witnesses.</param>
    /// <param name="references">The indexed rows; their slots are witnesses.</param>
    /// <param name="others">Finds, for the same queries, the t nearest rows of the others; null where these are known.</param>
    /// <param name="kernels">The loops to search with.</param>
    /// <param name="witnesses">By slot of an indexed row.</param>
    /// <param name="rivals">Takes the rows that lack witnesses near by; or has those that look on.</param>
    /// <param name="places">The slot of each query among the indexed rows; null where they are these.</param>
    public WitnessSearch(Leaves queries, PanelReader references, PrunedSearch? others, KernelSet kernels, Witnesses witnesses, Rivals rivals, int[]? places)
        : base(queries, references, kernels)
    {
        _witnesses = witnesses;
        _rivals = rivals;
        _places = places;
        _others = others;
        _reach = Reader.Room.Take(KernelSet.LeafSize);
        _nearest = Reader.Room.Take<Candidate>(KernelSet.LeafSize * witnesses.Wanted);
        _nearestCounts = Reader.Room.Take<int>(KernelSet.LeafSize);
        _limits = Reader.Room.Take<Candidate>(KernelSet.LeafSize);
        _rows = Reader.Room.Take<int>(KernelSet.LeafSize);
        _columns = Reader.Room.Take<ulong>(KernelSet.LeafSize);
        _values = Reader.Room.Take(KernelSet.LeafSize);
    }

    private Candidate* Limits => _limits.As<Candidate>();

    private int* RowsLeft => _rows.As<int>();

    private int* NearestCounts => _nearestCounts.As<int>();

    private ulong* Columns => _columns.As<ulong>();

    private int QueryCount => Queries.CountIn(QueryLeaf);

    /// <summary>Finds witnesses near by for the rows of leaves that stand one after the other, and the t-th row of the others for rows that lack some.</summary>
    /// <param name="searches">One search a leaf; they share their readers.</param>
    /// <param name="firstLeaf">The first of the leaves.</param>
    public static void SearchNearby(ReadOnlySpan<WitnessSearch> searches, int firstLeaf)
    {
        PrunedSearch[] others = searches[0]._othersOfBlock;
        if (others.Length < searches.Length)
            searches[0]._othersOfBlock = others = new PrunedSearch[searches.Length];
        for (int i = 0; i < searches.Length; i++)
        {
            others[i] = searches[i]._others!;
            searches[i].LookAtNearest(firstLeaf + i);
        }
        PrunedSearch.Walk(others.AsSpan(0, searches.Length));
        foreach (WitnessSearch search in searches)
            search.LookNearby();
    }

    /// <summary>Finds witnesses anywhere, for rows whose t-th row of the others is known.</summary>
    /// <param name="searches">One search a leaf; they share a reader.</param>
    /// <param name="firstLeaf">The first of the leaves.</param>
    public static void SearchOn(ReadOnlySpan<WitnessSearch> searches, int firstLeaf)
    {
        for (int i = 0; i < searches.Length; i++)
            searches[i].Begin(firstLeaf + i);
        searches[0].Reader.Walk(searches);
    }

    public float LargestReach()
    {
        float largest = -1;
        int queryCount = QueryCount;
        for (int query = 0; query < queryCount; query++)
        {
            if (!_witnesses.HasEnough(PlaceOf(query)))
                largest = Math.Max(largest, _reach.Pointer[query]);
        }
        return largest;
    }

    /// <summary>Looks at a leaf for the rows that still lack witnesses.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Visit(int leaf)
    {
        int queryCount = QueryCount;
        int count = 0;
        for (int query = 0; query < queryCount; query++)
        {
            if (!_witnesses.HasEnough(PlaceOf(query)))
                RowsLeft[count++] = query;
        }
        if (count > 0)
        {
            Aim(leaf, _reach.Pointer);
            Scan(new ReadOnlySpan<int>(RowsLeft, count));
        }
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
            int witness = slots[hit.Column], place = PlaceOf(hit.Query);
            if (witness != place && _witnesses.Has(witness) && (_isFirstLook || !_witnesses.HasEnough(place)))
                chosen[count++] = hit;
        }
        new Span<double>(distances, count).Fill(double.PositiveInfinity);
        Queries.Squared(QueryLeaf, References.Leaves, ReferenceLeaf, new ReadOnlySpan<PairHit>(chosen, count), distances, Reader.Pairs, Reader.AtHand(Queries, QueryLeaf));
        for (int i = 0; i < count; i++)
        {
            int query = chosen[i].Query, place = PlaceOf(query);
            var witness = new Candidate(distances[i], slots[chosen[i].Column]);
            if (_isFirstLook)
                TakeAsNear(query, witness);
            else if (!_witnesses.HasEnough(place) && AsRow(witness).Precedes(Limits[query]))
                _witnesses.Add(place, witness.Row);
        }
    }

    private void TakeAsNear(int query, in Candidate witness)
    {
        int wanted = _witnesses.Wanted;
        if (NearestCounts[query] == wanted)
            return;
        _nearest.As<Candidate>()[query * wanted + NearestCounts[query]++] = witness;
        if (NearestCounts[query] == wanted)
            Stop(query);
    }

    // Of a query the slot among the indexed rows.
    private int PlaceOf(int query) => _places is null ? Slots[query] : _places[Slots[query]];

    // Among rows of several classes candidates go by their rows in the matrix.
    private Candidate AsRow(in Candidate witness) => new(witness.SquaredDistance, References.Leaves.Rows.RowOf(witness.Row));

    private ReadOnlySpan<Candidate> Nearest(int query) => new(_nearest.As<Candidate>() + query * _witnesses.Wanted, NearestCounts[query]);

    // The nearest rows of the leaf that the rows are in, or about: any would do.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void LookAtNearest(int queryLeaf)
    {
        Load(queryLeaf);
        int queryCount = QueryCount;
        for (int query = 0; query < queryCount; query++)
        {
            _reach.Pointer[query] = FilterSpace.Unlimited;
            _witnesses.Clear(PlaceOf(query));
        }
        Aim(NearestLeaf(), _reach.Pointer);
        double excess = _witnesses.Wanted <= KernelSet.Minima ? Excess : double.PositiveInfinity;
        _isBounded = double.IsFinite(excess) && TryBoundNearest(queryCount, excess);
        if (!_isBounded)
            ComputeNearest(queryCount);
        _others!.BeginWithin(queryLeaf, new ReadOnlySpan<Candidate>(Limits, queryCount));
    }

    // Any that precede a limit may outvote the row, and none beyond it can. False if most limits would be more error than distance.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryBoundNearest(int queryCount, double excess)
    {
        int vague = 0;
        ulong there = 0;
        int* slots = Reader.SlotsOf(ReferenceLeaf);
        for (int column = 0; column < References.Leaves.CountIn(ReferenceLeaf); column++)
            there |= _witnesses.Has(slots[column]) ? 1UL << column : 0;
        bool isOwn = Queries == References.Leaves;
        for (int query = 0; query < queryCount; query++)
            Columns[query] = there & ~(isOwn ? 1UL << query : ColumnsOf(PlaceOf(query), slots));
        FindNearest(queryCount, _witnesses.Wanted, Columns, _values.Pointer);
        for (int query = 0; query < queryCount; query++)
        {
            float value = _values.Pointer[query];
            vague += value < excess ? 1 : 0;
            Limits[query] = float.IsInfinity(value) ? Candidate.None : new Candidate(Queries.Space.Unsquare(value + excess), Candidate.None.Row);
        }
        return 2 * vague <= queryCount;
    }

    // Of a slot in the reference leaf, its column.
    private ulong ColumnsOf(int slot, int* slots)
    {
        ulong columns = 0;
        for (int column = 0; column < References.Leaves.CountIn(ReferenceLeaf); column++)
            columns |= slots[column] == slot ? 1UL << column : 0;
        return columns;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void ComputeNearest(int queryCount)
    {
        _isFirstLook = true;
        _nearestCounts.Clear();
        for (int query = 0; query < queryCount; query++)
            RowsLeft[query] = query;
        // One more: the row itself may be among them.
        Scan(new ReadOnlySpan<int>(RowsLeft, queryCount), _witnesses.Wanted + 1);
        _isFirstLook = false;

        // The others matter as far as they precede these.
        for (int query = 0; query < queryCount; query++)
        {
            ReadOnlySpan<Candidate> near = Nearest(query);
            Candidate last = near.Length < _witnesses.Wanted ? Candidate.None : near[0];
            foreach (ref readonly Candidate candidate in near)
                last = last.Precedes(candidate) ? candidate : last;
            Limits[query] = last.Row == Candidate.None.Row ? last : AsRow(last);
        }
    }

    // Once the others are known: which of the nearest precede them, and what the leaves next to theirs add.
    private void LookNearby()
    {
        int queryCount = QueryCount;
        bool isShort = false;
        for (int query = 0; query < queryCount; query++)
            isShort |= !TakeNearest(query, PlaceOf(query));
        if (!isShort)
            return;
        int nearest = NearestLeaf();
        for (int leaf = Math.Max(0, nearest - Vicinity); leaf <= Math.Min(References.Leaves.Count - 1, nearest + Vicinity); leaf++)
            Visit(leaf);
        for (int query = 0; query < queryCount; query++)
        {
            if (!_witnesses.HasEnough(PlaceOf(query)))
                _rivals.Add(PlaceOf(query), Limits[query].Row);
        }
    }

    private int NearestLeaf() => Queries == References.Leaves ? QueryLeaf : References.Leaves.Boxes.Nearest(Box);

    // True if the row is done.
    private bool TakeNearest(int query, int place)
    {
        Candidate rival = _others!.Last(query);
        if (_isBounded)
            TakeBounded(query, place, rival);
        else
            TakeComputed(query, place, rival);
        if (_witnesses.HasEnough(place))
            return true;
        Expect(query, place, rival);
        return false;
    }

    private void TakeComputed(int query, int place, in Candidate rival)
    {
        foreach (ref readonly Candidate near in Nearest(query))
        {
            if (AsRow(near).Precedes(rival))
                _witnesses.Add(place, near.Row);
        }
    }

    // All of the nearest precede a rival that is beyond the limit.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void TakeBounded(int query, int place, in Candidate rival)
    {
        int left = _witnesses.Wanted;
        int* slots = Reader.SlotsOf(ReferenceLeaf);
        ulong columns = Columns[query];
        if (rival.Row == Candidate.None.Row)
        {
            for (; columns != 0 && left > 0; columns &= columns - 1, left--)
                _witnesses.Add(place, slots[BitOperations.TrailingZeroCount(columns)]);
            return;
        }
        PairHit* pairs = Reader.Chosen;
        double* distances = Reader.Distances;
        int count = 0;
        for (; columns != 0; columns &= columns - 1)
            pairs[count++] = new PairHit(query, BitOperations.TrailingZeroCount(columns));
        new Span<double>(distances, count).Fill(double.PositiveInfinity);
        Queries.Squared(QueryLeaf, References.Leaves, ReferenceLeaf, new ReadOnlySpan<PairHit>(pairs, count), distances, Reader.Pairs, Reader.AtHand(Queries, QueryLeaf));
        for (int i = 0; i < count && left > 0; i++)
        {
            if (!AsRow(new Candidate(distances[i], slots[pairs[i].Column])).Precedes(rival))
                continue;
            _witnesses.Add(place, slots[pairs[i].Column]);
            left--;
        }
    }

    private void Begin(int queryLeaf)
    {
        Load(queryLeaf);
        int queryCount = QueryCount;
        for (int query = 0; query < queryCount; query++)
        {
            int place = PlaceOf(query);
            RowSelection rows = References.Leaves.Rows;
            Expect(query, place, _rivals.Of(place) is var rival && rival == Candidate.None.Row ? Candidate.None : new Candidate(rows.Squared(place, new RowSelection(rows.Matrix), rival), rival));
        }
    }

    // Witnesses are counted anew, since leaves are looked at again.
    private void Expect(int query, int place, Candidate rival)
    {
        _witnesses.Clear(place);
        Limits[query] = rival;
        _reach.Pointer[query] = Queries.Space.Square(rival.SquaredDistance);
    }
}
