namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>Which filter will be faster. Either is right.</summary>
/// <remarks>
/// Bytes are compared twice as fast, but can't tell distances apart that differ by less than their rounding errors. They serve where boxes spare little, and few rows
/// are near enough for such errors to matter.
/// </remarks>
internal static class FilterChoice
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

    public static PairFilter For(Leaves leaves, RowSample sample)
    {
        FilterSpace space = leaves.Space;
        if (space.Dimension is < MinimumDimension or > ByteFilter.MaximumDimension || leaves.Count < MinimumLeaves)
            return new FloatFilter(space);
        var bytes = new ByteFilter(space);
        Frame frame = bytes.CreateFrame(sample);
        if (!frame.IsUsable)
            return new FloatFilter(space);
        double[][] distances = TrialDistances(leaves);
        double reach = Typical(distances) * space.Scale;
        // Two rows, each off by the length of d errors, evenly distributed over a step.
        double error = 2 * Math.Sqrt(space.Dimension / 12.0) * frame.Step / space.Scale;
        double vague = distances.Average(row => row.Count(distance => distance <= OfRank(row) + error));
        return vague <= MostVague && VisitedShare(leaves, leaves, (float)(reach * reach)) > PoorPruning ? bytes : new FloatFilter(space);
    }

    /// <summary>Whether a leaf is looked at by the rows of so many others that these had better come together, and have it laid out once.</summary>
    public static bool IsVisitedOften(Leaves leaves) => leaves.Count >= MinimumLeaves && VisitedShare(leaves) * leaves.Count > RareVisits;

    /// <summary>The share of leaves within the reach of a typical leaf, about.</summary>
    public static double VisitedShare(Leaves leaves) => VisitedShare(leaves, leaves);

    /// <summary>The share of leaves within the reach of a typical leaf of others, about.</summary>
    public static double VisitedShare(Leaves leaves, Leaves others)
    {
        double reach = Typical(TrialDistances(others)) * others.Space.Scale;
        return VisitedShare(leaves, others, (float)Math.Min(reach * reach, FilterSpace.Unlimited));
    }

    private static IEnumerable<int> TrialLeaves(Leaves leaves) => Enumerable.Range(0, Trials).Select(i => (int)((i + 0.5) * leaves.Count / Trials));

    // From some rows to those of their leaf, each list ascending.
    private static double[][] TrialDistances(Leaves leaves) =>
    [
        .. from leaf in TrialLeaves(leaves)
           from i in Enumerable.Range(0, RowsPerTrial)
           select Distances(leaves.Slots(leaf), i * leaves.Slots(leaf).Length / RowsPerTrial, leaves),
    ];

    private static double[] Distances(ReadOnlySpan<int> slots, int query, Leaves leaves)
    {
        var distances = new double[slots.Length];
        for (int i = 0; i < distances.Length; i++)
            distances[i] = Math.Sqrt(ExactDistance.Squared(leaves.Rows[slots[query]], leaves.Rows[slots[i]]));
        Array.Sort(distances);
        return distances;
    }

    private static double OfRank(double[] distances) => distances[Math.Min(Rank, distances.Length - 1)];

    // The median.
    private static double Typical(double[][] distances) => distances.Select(OfRank).Order().ElementAt(distances.Length / 2);

    private static unsafe double VisitedShare(Leaves leaves, Leaves queries, float reach)
    {
        var visits = new LeafVisit[leaves.Count];
        return TrialLeaves(queries).Average(leaf => leaves.Boxes.Collect(queries.Boxes.LeafBox(leaf), reach, visits)) / leaves.Count;
    }
}
