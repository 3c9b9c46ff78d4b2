namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>What some rows of a few leaves tell about all: how much boxes will spare, and which filter will be faster. Either filter is right.</summary>
/// <remarks>
/// Bytes are compared twice as fast, but can't tell distances apart that differ by less than their rounding errors. They serve where boxes spare little, and few rows
/// are near enough for such errors to matter.
/// </remarks>
internal sealed class LeafTrials(Leaves leaves, KernelSet kernels)
{
    private const int Trials = 16;
    private const int RowsPerTrial = 4;

    // A neighbor of such a rank in its own leaf is farther away than those that will be found.
    private const int Rank = 5;

    // So many rows of a leaf, the neighbor of that rank among them, may be too near for rounded steps to tell from it.
    private const double MostVague = 24;

    /// <summary>Where more leaves than this are within reach, boxes spare little.</summary>
    public const double PoorPruning = 0.3;

    private const int MinimumDimension = 12;
    private const int MinimumLeaves = 8;

    // A leaf is laid out in the time in which it is compared with twice as many rows as it has.
    private const double RareVisits = 64;

    // Leaves whose boxes are tried before all are drawn.
    private const int TriedBoxes = 256;
    private const double NearlyAll = 0.9;

    private float[]? _ofRank;

    // NaN until it is asked for.
    private double _visitedShare = double.NaN;
    private bool? _boxesSpareNothing;

    private Leaves Leaves => leaves;

    /// <summary>The share of leaves within the reach of a leaf, on average, about.</summary>
    public double VisitedShare
    {
        get
        {
            if (double.IsNaN(_visitedShare))
                _visitedShare = leaves.Count == 0 ? 0 : VisitedShareFrom(this);
            return _visitedShare;
        }
    }

    /// <summary>Whether some of the rows tried have as many copies as that they look no farther.</summary>
    public bool HaveCopies => OfRank.Contains(0);

    /// <summary>Whether nearly all leaves are within reach, on average of the leaves; unless copies make rows reach no farther than 0. No boxes need to be there yet.</summary>
    public bool BoxesSpareNothing => _boxesSpareNothing ??= leaves.Count > KdOrder.Together && !HaveCopies && AreNearlyAllWithinReach();

    /// <summary>Whether a leaf is looked at by the rows of so many others that these had better come together, and have it laid out once.</summary>
    public bool IsVisitedOften => leaves.Count >= MinimumLeaves && VisitedShare * leaves.Count > RareVisits;

    private int[] TrialLeaves => LeavesToTry(Trials);

    // How far from each of the rows tried the neighbor of that rank in its leaf is.
    private float[] OfRank => _ofRank ??= [.. Try(distances => distances[RankIn(distances)])];

    /// <summary>The share of leaves within the reach of a leaf of others, on average, about.</summary>
    public unsafe double VisitedShareFrom(LeafTrials others)
    {
        using var room = AlignedBuffer.Of<LeafVisit>(leaves.Count);
        using var box = new AlignedBuffer(others.Leaves.Boxes.BoxSize);
        var visits = new Span<LeafVisit>(room.Pointer, leaves.Count);
        double visited = 0;
        int[] tried = others.TrialLeaves;
        for (int i = 0; i < tried.Length; i++)
        {
            others.Leaves.Boxes.CopyLeaf(tried[i], box.Pointer);
            visited += leaves.Boxes.Collect([(nint)box.Pointer], [others.SquaredReach(i)], visits);
        }
        return visited / tried.Length / leaves.Count;
    }

    /// <summary>The filter for searches among the leaves.</summary>
    public PairFilter ChooseFilter(RowSample sample)
    {
        FilterSpace space = leaves.Space;
        if (space.Dimension is < MinimumDimension or > ByteFilter.MaximumDimension || leaves.Count < MinimumLeaves || VisitedShare <= PoorPruning)
            return new FloatFilter(space);
        var bytes = new ByteFilter(space);
        Frame frame = bytes.CreateFrame(sample);
        if (!frame.IsUsable)
            return new FloatFilter(space);
        // Two rows, each off by the length of d errors, evenly distributed over a step.
        double error = 2 * Math.Sqrt(space.Dimension / 12.0) * frame.Step / space.Scale;
        double vague = Try(distances => distances.Count(distance => distance <= distances[RankIn(distances)] + error)).Average();
        return vague <= MostVague ? bytes : new FloatFilter(space);
    }

    // A last leaf of few rows tells nothing: one has no other in its leaf, and would pass for a copy.
    private int[] LeavesToTry(int most)
    {
        int full = leaves.Count > 1 && leaves.CountIn(leaves.Count - 1) <= Rank ? leaves.Count - 1 : leaves.Count;
        int count = Math.Min(most, full);
        return [.. Enumerable.Range(0, count).Select(i => (int)((i + 0.5) * full / count))];
    }

    // Of one of the leaves tried, in filter coordinates: what is typical of its rows. Leaves differ: some may be tight while others are far from all.
    private float SquaredReach(int trial)
    {
        double reach = OfRank.Skip(trial * RowsPerTrial).Take(RowsPerTrial).Order().ElementAt(RowsPerTrial / 2) * leaves.Space.Scale;
        return (float)Math.Min(reach * reach, FilterSpace.Unlimited);
    }

    private unsafe bool AreNearlyAllWithinReach()
    {
        FilterSpace space = leaves.Space;
        int size = BoxTree.BoxSizeOf(space);
        int[] tried = TrialLeaves, others = LeavesToTry(TriedBoxes);
        using var boxes = new AlignedBuffer((tried.Length + 1L) * size);
        using var room = new AlignedBuffer(leaves.RoomToEnclose);
        float* other = boxes.Pointer + (nint)tried.Length * size;
        for (int i = 0; i < tried.Length; i++)
            leaves.Enclose(tried[i], room.Pointer, boxes.Pointer + (nint)i * size);
        float[] reaches = [.. Enumerable.Range(0, tried.Length).Select(SquaredReach)];
        double mostBeyond = (1 - NearlyAll) * tried.Length * others.Length;
        int beyond = 0;
        foreach (int leaf in others)
        {
            leaves.Enclose(leaf, room.Pointer, other);
            for (int i = 0; i < tried.Length; i++)
                beyond += kernels.BoxDistance(boxes.Pointer + (nint)i * size, other, space.Stride) * space.Shrink > reaches[i] ? 1 : 0;
            // Mostly the first few tell.
            if (beyond >= mostBeyond)
                return false;
        }
        return true;
    }

    // What the distances from each of the rows tried to those of its leaf tell, which come in ascending order; one array has those of one row after the other.
    private IEnumerable<T> Try<T>(Func<ArraySegment<float>, T> tell)
    {
        var room = new float[KernelSet.LeafSize];
        foreach (int leaf in TrialLeaves)
        {
            var distances = new ArraySegment<float>(room, 0, leaves.CountIn(leaf));
            for (int row = 0; row < RowsPerTrial; row++)
            {
                int query = leaves.SlotIn(leaf, row * distances.Count / RowsPerTrial);
                for (int i = 0; i < distances.Count; i++)
                    distances[i] = (float)Math.Sqrt(leaves.Rows.Squared(query, leaves.Rows, leaves.SlotIn(leaf, i)));
                distances.AsSpan().Sort();
                yield return tell(distances);
            }
        }
    }

    private static int RankIn(ArraySegment<float> distances) => Math.Min(Rank, distances.Count - 1);
}
