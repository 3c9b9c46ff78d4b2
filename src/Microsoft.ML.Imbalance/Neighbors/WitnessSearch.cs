using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>One worker of a search that asks of each row only whether enough rows of its own class precede the t-th nearest of the others.</summary>
/// <remarks>
/// Whether the nearest neighbors of a row outvote it needs no list of them. The nearest rows in its own leaf are witnesses, unless the others have t rows before them: mostly
/// none is within that reach, and the row is done. Only rows that fall short see every leaf within reach of the t-th row of the others.
/// </remarks>
internal sealed unsafe class WitnessSearch : TileScan
{
    // Leaves on either side in the order of the tree, before any box is looked at.
    private const int Vicinity = 4;

    private readonly Witnesses _witnesses;
    private readonly int[]? _places;
    private readonly PrunedSearch _others;
    private readonly Candidate[] _nearest;
    private readonly int[] _nearestCounts = new int[KernelSet.LeafSize];
    private readonly Candidate[] _limits = new Candidate[KernelSet.LeafSize];
    private readonly AlignedBuffer _reach = new(KernelSet.LeafSize);
    private readonly LeafVisit[] _visits;
    private readonly int[] _rows = new int[KernelSet.LeafSize];
    private bool _isFirstLook;

    /// <param name="queries">Rows of the indexed matrix that look for witnesses.</param>
    /// <param name="references">The indexed rows; their slots are witnesses.</param>
    /// <param name="others">Finds, for the same queries, the t nearest rows of the others.</param>
    /// <param name="kernels">The loops to search with.</param>
    /// <param name="witnesses">By slot of an indexed row.</param>
    /// <param name="places">The slot of each query among the indexed rows; null where they are these.</param>
    public WitnessSearch(Leaves queries, LeafPanels references, PrunedSearch others, KernelSet kernels, Witnesses witnesses, int[]? places)
        : base(queries, references, kernels)
    {
        _witnesses = witnesses;
        _places = places;
        _others = others;
        _nearest = new Candidate[KernelSet.LeafSize * witnesses.Wanted];
        _visits = new LeafVisit[references.Leaves.Count];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Search(int queryLeaf)
    {
        Load(queryLeaf);
        ReadOnlySpan<int> slots = Queries.Slots(queryLeaf);
        float* box = Queries.Boxes.LeafBox(queryLeaf);
        int nearest = Queries == References.Leaves ? queryLeaf : References.Leaves.Boxes.Nearest(box);

        // 1. Rows of the leaf that the rows are in, nearest first. The filter says roughly which are; any would do.
        _isFirstLook = true;
        Array.Clear(_nearestCounts);
        for (int query = 0; query < slots.Length; query++)
        {
            _rows[query] = query;
            _reach.Pointer[query] = FilterSpace.Unlimited;
            _witnesses.Clear(PlaceOf(slots[query]));
        }
        Aim(nearest, _reach.Pointer);
        ScanNearestFirst(_rows.AsSpan(0, slots.Length));
        _isFirstLook = false;

        // 2. Which of them precede the t-th row of the others.
        for (int query = 0; query < slots.Length; query++)
        {
            ReadOnlySpan<Candidate> near = Nearest(query);
            Candidate last = near.Length < _witnesses.Wanted ? Candidate.None : near[0];
            foreach (ref readonly Candidate candidate in near)
                last = last.Precedes(candidate) ? candidate : last;
            _limits[query] = last.Row == Candidate.None.Row ? last : AsRow(last);
        }
        _others.SearchWithin(queryLeaf, _limits.AsSpan(0, slots.Length));
        bool isShort = false;
        for (int query = 0; query < slots.Length; query++)
            isShort |= !TakeNearest(query, PlaceOf(slots[query]));
        if (!isShort)
            return;
        SearchOn(box, nearest, slots);
        for (int query = 0; query < slots.Length; query++)
        {
            if (!_witnesses.HasEnough(PlaceOf(slots[query])))
                _witnesses.SetRival(PlaceOf(slots[query]), _limits[query]);
        }
    }

    protected override void OnQueryHit(int query, int column)
    {
        int witness = References.Leaves.Slots(ReferenceLeaf)[column];
        int place = PlaceOf(Queries.Slots(QueryLeaf)[query]);
        if (witness == place || _witnesses.IsGone(witness) || (!_isFirstLook && _witnesses.HasEnough(place)))
            return;
        var candidate = new Candidate(ExactDistance.Squared(References.Leaves.Rows[place], References.Leaves.Rows[witness]), witness);
        if (!_isFirstLook)
        {
            if (AsRow(candidate).Precedes(_limits[query]))
                _witnesses.Add(place, witness);
            return;
        }
        int wanted = _witnesses.Wanted, at = _nearestCounts[query]++;
        _nearest[query * wanted + at] = candidate;
        if (at + 1 == wanted)
            Stop(query);
    }

    private int PlaceOf(int slot) => _places is null ? slot : _places[slot];

    // Among rows of several classes candidates go by their rows in the matrix.
    private Candidate AsRow(in Candidate witness) => new(witness.SquaredDistance, References.Leaves.Rows.RowOf(witness.Row));

    private ReadOnlySpan<Candidate> Nearest(int query) => _nearest.AsSpan(query * _witnesses.Wanted, _nearestCounts[query]);

    // True if the row is done.
    private bool TakeNearest(int query, int place)
    {
        Candidate rival = _others.Last(query);
        foreach (ref readonly Candidate near in Nearest(query))
        {
            if (AsRow(near).Precedes(rival))
                _witnesses.Add(place, near.Row);
        }
        if (_witnesses.HasEnough(place))
            return true;
        // Counted anew, since the leaf is looked at again.
        _witnesses.Clear(place);
        _limits[query] = rival;
        _reach.Pointer[query] = Queries.Space.Square(rival.SquaredDistance);
        return false;
    }

    // Leaves that can hold a witness: first those near by in the order of the tree, then all others, nearest first.
    private void SearchOn(float* box, int nearest, ReadOnlySpan<int> slots)
    {
        int first = Math.Max(0, nearest - Vicinity), last = Math.Min(References.Leaves.Count - 1, nearest + Vicinity);
        for (int leaf = first; leaf <= last; leaf++)
            Visit(leaf, slots);
        float reach = LargestReach(slots);
        if (reach < 0)
            return;
        Span<LeafVisit> visits = _visits.AsSpan(0, References.Leaves.Boxes.Collect(box, reach, _visits));
        LeafVisit.Sort(visits);
        foreach (LeafVisit visit in visits)
        {
            if (visit.Leaf >= first && visit.Leaf <= last)
                continue;
            if (visit.Bound > reach && visit.Bound > (reach = LargestReach(slots)))
                return;
            if (Visit(visit.Leaf, slots) == 0)
                return;
        }
    }

    // The rows that still look for witnesses; returns how many.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Visit(int leaf, ReadOnlySpan<int> slots)
    {
        int count = 0;
        for (int query = 0; query < slots.Length; query++)
        {
            if (!_witnesses.HasEnough(PlaceOf(slots[query])))
                _rows[count++] = query;
        }
        if (count > 0)
        {
            Aim(leaf, _reach.Pointer);
            Scan(_rows.AsSpan(0, count));
        }
        return count;
    }

    private float LargestReach(ReadOnlySpan<int> slots)
    {
        float largest = -1;
        for (int query = 0; query < slots.Length; query++)
        {
            if (!_witnesses.HasEnough(PlaceOf(slots[query])))
                largest = Math.Max(largest, _reach.Pointer[query]);
        }
        return largest;
    }
}
