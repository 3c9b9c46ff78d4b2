using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>One worker of a search that is done with a row as soon as so many others are known to be nearer to it than a given one.</summary>
/// <remarks>
/// Whether the nearest neighbors of a row outvote it needs no list of them. Where another class is rare, its nearest row is farther away than many of the row's own:
/// the first leaves near by hold enough, and are all that is looked at. Only rows that fall short see every leaf within reach.
/// </remarks>
internal sealed unsafe class WitnessSearch : TileScan
{
    // Leaves on either side in the order of the tree, before any box is looked at.
    private const int Vicinity = 4;

    private readonly Witnesses _witnesses;
    private readonly int[] _places;
    private readonly AlignedBuffer _reach = new(KernelSet.LeafSize);
    private readonly LeafVisit[] _visits;
    private readonly int[] _rows = new int[KernelSet.LeafSize];

    /// <param name="queries">Rows of the indexed matrix that look for witnesses.</param>
    /// <param name="references">The indexed rows; their slots are witnesses.</param>
    /// <param name="kernels">The loops to search with.</param>
    /// <param name="witnesses">By slot of an indexed row.</param>
    /// <param name="places">The slot of each query among the indexed rows.</param>
    public WitnessSearch(Leaves queries, LeafPanels references, KernelSet kernels, Witnesses witnesses, int[] places)
        : base(queries, references, kernels)
    {
        _witnesses = witnesses;
        _places = places;
        _visits = new LeafVisit[references.Leaves.Count];
    }

    public void Search(int queryLeaf)
    {
        Load(queryLeaf);
        ReadOnlySpan<int> slots = Queries.Slots(queryLeaf);
        for (int query = 0; query < slots.Length; query++)
            _reach.Pointer[query] = Queries.Space.Square(_witnesses.LimitOf(_places[slots[query]]).SquaredDistance);

        // 1. Where the rows themselves are.
        float* box = Queries.Boxes.LeafBox(queryLeaf);
        BoxTree boxes = References.Leaves.Boxes;
        int nearest = Queries == References.Leaves ? queryLeaf : boxes.Nearest(box);
        int first = Math.Max(0, nearest - Vicinity), last = Math.Min(References.Leaves.Count - 1, nearest + Vicinity);
        Visit(nearest, slots);
        for (int leaf = first; leaf <= last; leaf++)
        {
            if (leaf != nearest)
                Visit(leaf, slots);
        }

        // 2. All other leaves that can hold a witness, nearest first.
        float reach = LargestReach(slots);
        if (reach < 0)
            return;
        Span<LeafVisit> visits = _visits.AsSpan(0, boxes.Collect(box, reach, _visits));
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

    protected override void OnQueryHit(int query, int column)
    {
        int witness = References.Leaves.Slots(ReferenceLeaf)[column];
        int place = _places[Queries.Slots(QueryLeaf)[query]];
        if (_witnesses.HasEnough(place) || witness == place || _witnesses.IsGone(witness))
            return;
        double distance = ExactDistance.Squared(References.Leaves.Rows[place], References.Leaves.Rows[witness]);
        if (new Candidate(distance, References.Leaves.Rows.RowOf(witness)).Precedes(_witnesses.LimitOf(place)))
            _witnesses.Add(place, witness);
    }

    // The rows that still look for witnesses; returns how many.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Visit(int leaf, ReadOnlySpan<int> slots)
    {
        int count = 0;
        for (int query = 0; query < slots.Length; query++)
        {
            if (!_witnesses.HasEnough(_places[slots[query]]))
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
            if (!_witnesses.HasEnough(_places[slots[query]]))
                largest = Math.Max(largest, _reach.Pointer[query]);
        }
        return largest;
    }
}
