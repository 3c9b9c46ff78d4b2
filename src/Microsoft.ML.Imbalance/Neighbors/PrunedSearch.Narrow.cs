using System.Numerics;
using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>Of each row alone, where it looks: what spares most where boxes of leaves spare little.</summary>
/// <remarks>
/// Boxes of near leaves touch in nearly all columns, so that in many columns a leaf reaches most others; a row whose neighbors are near doesn't. Such a row, as a synthetic one among those of its segment,
/// mostly has them in the leaf that it would be in, or across the split nearest to it: how far they are is a limit for all that comes. What is left is to tell, for each eight of leaves, which rows reach it.
/// </remarks>
internal sealed unsafe partial class PrunedSearch
{
    // Where there are few leaves, there is little to spare.
    private const int FewestEights = 16;

    // The most neighbors that a row looks for in the leaves around it.
    private const int MostAround = 64;

    // Where an eighth of the rows of a leaf have near neighbors in it, those look around that reach twice as far, or farther. Reaches are squared.
    private const int NearPart = 8;
    private const float TwiceAsFar = 4;

    // To look around gained something where an eighth of those that did reach half as far then, or less.
    private const int GainedPart = 8;
    private const float HalfAsFar = 0.25f;

    // For each eight of leaves, which rows reach it; null where boxes of leaves tell enough.
    private readonly AlignedBuffer? _masks;
    private bool _areMasksSet;

    /// <summary>Whether it can be told of each row where it looks: so many leaves have to be there, and fewer neighbors looked for than the leaf of a row may hold.</summary>
    public static bool CanTellRows(BoxTree boxes, int neighborCount) => boxes.EightCount >= FewestEights && neighborCount < KernelSet.LeafSize;

    /// <summary>Begins to search for the rows of a leaf, and tells of all pairs of them and eights of leaves the share within reach. For trials: what is begun is not ended.</summary>
    public double ShareInReach(int queryLeaf)
    {
        Reader.Outlooks.Note(hasGained: true);
        Reader.Narrowings.Note(hasGained: true);
        Begin(queryLeaf);
        return _areMasksSet ? (double)CountInReach() / ((long)_queryCount * Boxes.EightCount) : 1;
    }

    private static AlignedBuffer? MasksFor(PanelReader references)
    {
        Leaves leaves = references.Panels.Leaves;
        return leaves.Boxes.EightCount >= FewestEights && leaves.Trials.VisitedShare > LeafTrials.PoorPruning ? references.Room.Take<ulong>(leaves.Boxes.EightCount) : null;
    }

    // The rows have looked at one leaf.
    private void NarrowDown()
    {
        _areMasksSet = false;
        if (_masks is null)
            return;
        if (_lists.NeighborCount <= MostAround && Reader.Outlooks.IsDue())
            LookAround();
        if (!Reader.Narrowings.IsDue())
            return;
        SetMasks();
        _areMasksSet = CountInReach() <= WorthwhileShare * _queryCount * Boxes.EightCount;
        Reader.Narrowings.Note(_areMasksSet);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SetMasks()
    {
        ulong* masks = _masks!.As<ulong>();
        for (int eight = 0; eight < Boxes.EightCount; eight++)
            masks[eight] = AllRows & Kernels.RowsNear(Reader.BoxOfEight(eight), Box, Steps, Queries.Space, _reach.Pointer, Reader.Bounds);
    }

    private long CountInReach()
    {
        long count = 0;
        foreach (ulong mask in _masks!.Values<ulong>(Boxes.EightCount))
            count += BitOperations.PopCount(mask);
        return count;
    }

    private ulong AllRows => ulong.MaxValue >> KernelSet.LeafSize - _queryCount;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void LookAround()
    {
        // Rows that have found too few look in any case.
        float limit = Queries == References.Leaves ? Math.Min(TwiceAsFar * ReachOfNearest(), MathF.BitDecrement(FilterSpace.Unlimited)) : 0;
        Span<double> nearest = stackalloc double[_lists.NeighborCount];
        int looked = 0, gained = 0;
        for (int query = 0; query < _queryCount; query++)
        {
            float before = _reach.Pointer[query];
            if (before <= limit)
                continue;
            looked++;
            LookAround(query, nearest);
            gained += _reach.Pointer[query] <= HalfAsFar * before ? 1 : 0;
        }
        if (looked > 0)
            Reader.Outlooks.Note(gained * GainedPart >= looked);
    }

    // Of some of the rows: how far those at most reach whose neighbors are nearest.
    private float ReachOfNearest()
    {
        Span<float> reaches = stackalloc float[KernelSet.LeafSize];
        reaches = reaches[.._queryCount];
        new Span<float>(_reach.Pointer, _queryCount).CopyTo(reaches);
        reaches.Sort();
        return reaches[_queryCount / NearPart];
    }

    // As many rows as are looked for are found no farther away than the nearest of those in a few leaves: that is a limit for all, these among them, which are found once more.
    private void LookAround(int query, Span<double> nearest)
    {
        (int own, int next) = References.Leaves.Splits!.LeavesNear(Queries.Rows.Read(Slots[query], new Span<float>(Reader.Pairs, Queries.Space.Dimension)));
        nearest.Fill(double.PositiveInfinity);
        foreach (ref readonly Candidate candidate in _lists.Of(query))
            Insert(candidate.SquaredDistance, nearest);
        if (own != _nearest)
            InsertLeaf(query, own, nearest);
        if (next != own && next != _nearest)
            InsertLeaf(query, next, nearest);
        float reach = Queries.Space.Square(nearest[^1]);
        if (reach >= _reach.Pointer[query])
            return;
        _limits.As<Candidate>()[query] = new Candidate(nearest[^1], Candidate.None.Row);
        _reach.Pointer[query] = reach;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void InsertLeaf(int query, int leaf, Span<double> nearest)
    {
        Leaves leaves = References.Leaves;
        PairHit* pairs = Reader.Chosen;
        double* distances = Reader.Distances;
        int count = 0, row = Queries.Rows.RowOf(Slots[query]);
        for (int column = 0; column < leaves.CountIn(leaf); column++)
        {
            if (!_isSelfJoin || leaves.Rows.RowOf(leaves.SlotIn(leaf, column)) != row)
                pairs[count++] = new PairHit(query, column);
        }
        new Span<double>(distances, count).Fill(double.PositiveInfinity);
        Queries.Squared(QueryLeaf, leaves, leaf, new ReadOnlySpan<PairHit>(pairs, count), distances, Reader.Pairs, Reader.AtHand(Queries, QueryLeaf));
        foreach (double distance in new ReadOnlySpan<double>(distances, count))
            Insert(distance, nearest);
    }

    // Among the nearest, in ascending order.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Insert(double distance, Span<double> nearest)
    {
        int at = nearest.Length - 1;
        if (distance >= nearest[at])
            return;
        for (; at > 0 && nearest[at - 1] > distance; at--)
            nearest[at] = nearest[at - 1];
        nearest[at] = distance;
    }
}
