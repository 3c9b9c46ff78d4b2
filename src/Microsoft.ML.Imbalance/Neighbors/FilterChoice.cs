namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>Which filter will be faster. Either is right.</summary>
/// <remarks>
/// Bytes are compared twice as fast and take a quarter of the memory, but can't tell distances apart that differ by less than their rounding errors. They serve where
/// boxes spare little, for there distances are not small against the width of the data.
/// </remarks>
internal static class FilterChoice
{
    private const int Trials = 8;
    private const int RowsPerTrial = 8;

    // A neighbor of such a rank in its own leaf is farther away than those that will be found.
    private const int Rank = 5;
    private const double CoarseShare = 0.1;
    private const double PoorPruning = 0.3;
    private const int MinimumDimension = 12;
    private const int MinimumLeaves = 8;

    // A leaf is laid out in the time in which it is compared with twice as many rows as it has.
    private const double RareVisits = 64;

    public static PairFilter For(Leaves leaves)
    {
        FilterSpace space = leaves.Space;
        if (space.Dimension is < MinimumDimension or > ByteFilter.MaximumDimension || leaves.Count < MinimumLeaves)
            return new FloatFilter(space);
        var bytes = new ByteFilter(space);
        double reach = TypicalReach(leaves);
        // Two rows, each off by the length of d errors, evenly distributed over a step.
        double error = 2 * Math.Sqrt(space.Dimension / 12.0) * bytes.CreateFrame(RowSample.Of(leaves.Rows, 0, leaves.Rows.Count)).Step;
        return error <= CoarseShare * reach && VisitedShare(leaves, (float)(reach * reach)) > PoorPruning ? bytes : new FloatFilter(space);
    }

    /// <summary>Whether leaves are looked at so often that all are laid out beforehand, which takes a second copy of the rows; of bytes a quarter.</summary>
    public static bool KeepsPanels(Leaves leaves, PairFilter filter)
        => filter is ByteFilter || leaves.Count < MinimumLeaves || VisitedShare(leaves) * leaves.Count > RareVisits;

    /// <summary>The share of leaves within the reach of a typical leaf, about.</summary>
    public static double VisitedShare(Leaves leaves)
    {
        double reach = TypicalReach(leaves);
        return VisitedShare(leaves, (float)Math.Min(reach * reach, FilterSpace.Unlimited));
    }

    private static IEnumerable<int> TrialLeaves(Leaves leaves) => Enumerable.Range(0, Trials).Select(i => (int)((i + 0.5) * leaves.Count / Trials));

    // The median, in filter coordinates.
    private static double TypicalReach(Leaves leaves)
    {
        double[] reaches =
        [
            .. from leaf in TrialLeaves(leaves)
               from i in Enumerable.Range(0, RowsPerTrial)
               select Reach(leaves.Slots(leaf), i * leaves.Slots(leaf).Length / RowsPerTrial, leaves),
        ];
        Array.Sort(reaches);
        return reaches[reaches.Length / 2] * leaves.Space.Scale;
    }

    private static double Reach(ReadOnlySpan<int> slots, int query, Leaves leaves)
    {
        var distances = new double[slots.Length];
        for (int i = 0; i < distances.Length; i++)
            distances[i] = ExactDistance.Squared(leaves.Rows[slots[query]], leaves.Rows[slots[i]]);
        Array.Sort(distances);
        return Math.Sqrt(distances[Math.Min(Rank, distances.Length - 1)]);
    }

    private static unsafe double VisitedShare(Leaves leaves, float reach)
    {
        var visits = new LeafVisit[leaves.Count];
        return TrialLeaves(leaves).Average(leaf => leaves.Boxes.Collect(leaves.Boxes.LeafBox(leaf), reach, visits)) / leaves.Count;
    }
}
