namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>What some rows of a few leaves tell about all: how much boxes will spare, and which filter will be faster. Either filter is right.</summary>
/// <remarks>
/// Bytes are compared twice as fast, but can't tell distances apart that differ by less than their rounding errors. They serve where boxes spare little, and few rows
/// are near enough for such errors to matter.
/// </remarks>
internal sealed class LeafTrials
{
    private const int Trials = 8;
    private const int RowsPerTrial = 8;

    // A neighbor of such a rank in its own leaf is farther away than those that will be found.
    private const int Rank = 5;

    // So many rows of a leaf, the neighbor of that rank among them, may be too near for rounded steps to tell from it.
    private const double MostVague = 16;
    private const double PoorPruning = 0.3;
    private const int MinimumDimension = 12;
    private const int MinimumLeaves = 8;

    // A leaf is laid out in the time in which it is compared with twice as many rows as it has.
    private const double RareVisits = 64;

    private readonly Leaves _leaves;

    // From the rows tried to those of their leaf, each list ascending.
    private readonly double[][] _distances;

    // In filter coordinates.
    private readonly float _squaredReach;

    public LeafTrials(Leaves leaves)
    {
        _leaves = leaves;
        _distances =
        [
            .. from leaf in TrialLeaves
               from i in Enumerable.Range(0, RowsPerTrial)
               select Distances(leaves.Slots(leaf), i * leaves.Slots(leaf).Length / RowsPerTrial, leaves),
        ];
        if (leaves.Count == 0)
            return;
        double reach = _distances.Select(OfRank).Order().ElementAt(_distances.Length / 2) * leaves.Space.Scale;
        _squaredReach = (float)Math.Min(reach * reach, FilterSpace.Unlimited);
        VisitedShare = VisitedShareFrom(this);
    }

    /// <summary>The share of leaves within the reach of a typical leaf, about.</summary>
    public double VisitedShare { get; }

    /// <summary>Whether a leaf is looked at by the rows of so many others that these had better come together, and have it laid out once.</summary>
    public bool IsVisitedOften => _leaves.Count >= MinimumLeaves && VisitedShare * _leaves.Count > RareVisits;

    private IEnumerable<int> TrialLeaves => _leaves.Count == 0 ? [] : Enumerable.Range(0, Trials).Select(i => (int)((i + 0.5) * _leaves.Count / Trials));

    /// <summary>The share of leaves within the reach of a typical leaf of others, about.</summary>
    public unsafe double VisitedShareFrom(LeafTrials others)
    {
        var visits = new LeafVisit[_leaves.Count];
        return others.TrialLeaves.Average(leaf => _leaves.Boxes.Collect(others._leaves.Boxes.LeafBox(leaf), others._squaredReach, visits)) / _leaves.Count;
    }

    /// <summary>The filter for searches among the leaves.</summary>
    public PairFilter ChooseFilter(RowSample sample)
    {
        FilterSpace space = _leaves.Space;
        if (space.Dimension is < MinimumDimension or > ByteFilter.MaximumDimension || _leaves.Count < MinimumLeaves || VisitedShare <= PoorPruning)
            return new FloatFilter(space);
        var bytes = new ByteFilter(space);
        Frame frame = bytes.CreateFrame(sample);
        if (!frame.IsUsable)
            return new FloatFilter(space);
        // Two rows, each off by the length of d errors, evenly distributed over a step.
        double error = 2 * Math.Sqrt(space.Dimension / 12.0) * frame.Step / space.Scale;
        double vague = _distances.Average(row => row.Count(distance => distance <= OfRank(row) + error));
        return vague <= MostVague ? bytes : new FloatFilter(space);
    }

    private static double[] Distances(ReadOnlySpan<int> slots, int query, Leaves leaves)
    {
        var distances = new double[slots.Length];
        for (int i = 0; i < distances.Length; i++)
            distances[i] = Math.Sqrt(ExactDistance.Squared(leaves.Rows[slots[query]], leaves.Rows[slots[i]]));
        Array.Sort(distances);
        return distances;
    }

    private static double OfRank(double[] distances) => distances[Math.Min(Rank, distances.Length - 1)];
}
