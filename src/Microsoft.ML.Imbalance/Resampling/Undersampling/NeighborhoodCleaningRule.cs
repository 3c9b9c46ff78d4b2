using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance;

/// <summary>Removes rows that their neighbors outvote, and rows that outvote a row of the smallest class.</summary>
/// <remarks>
/// Laurikkala, "Improving identification of difficult small classes by balancing class distribution", AIME 2001.
/// A row has no vote on itself, neither in the first step nor in the second.
/// </remarks>
internal sealed class NeighborhoodCleaningRule(NeighborhoodCleaningRuleOptions options) : Cleaner
{
    private readonly int _neighborCount = OptionChecks.AtLeast(1, options.NeighborCount);
    private readonly NeighborVote _vote = OptionChecks.Defined(options.Vote);
    private readonly double _threshold = OptionChecks.NotNegative(options.Threshold);

    public override string Name => nameof(NeighborhoodCleaningRule);

    public override string LabelColumnName { get; } = OptionChecks.Column(options.LabelColumnName);

    public override IReadOnlyList<string> FeatureColumnNames { get; } = OptionChecks.Columns(options.FeatureColumnNames, options.LabelColumnName);

    protected override SamplingTarget Target { get; } = OptionChecks.Target(options.Target);

    protected override DistanceMetric Metric { get; } = OptionChecks.Metric(options.Metric);

    protected override bool OnlySearches => true;

    protected override bool TreatsMinorityApart => true;

    protected override IEnumerable<int> FindRowsToRemove(MetricSpace space, bool[] targeted, ResamplingContext context)
    {
        FeatureTable table = space.Table;
        CheckRowCount(table, _neighborCount);
        ClassPartition classes = context.Classes;
        double enough = _threshold * classes.Counts[classes.Minority];
        var removed = new RowSet(table.RowCount);
        // 1. The rows whose neighbors speak for another class.
        using var judge = NeighborJudge.Create(space, targeted, _neighborCount, NeighborVote.Mode);
        foreach (int row in judge.Outvoted(_neighborCount))
            removed.Add(row);

        // 2. Around misjudged rows of the smallest class, the neighbors of other classes, if their class is large enough.
        int[] smallest = table.RowsOf(classes.Minority);
        NeighborTable neighbors = judge.Nearest(smallest, _neighborCount);
        for (int i = 0; i < smallest.Length; i++)
        {
            if (_vote.Confirms(table, smallest[i], neighbors[i]))
                continue;
            foreach (int neighbor in neighbors[i])
            {
                if (table.ClassOf(neighbor) is var other && other != classes.Minority && targeted[other] && classes.Counts[other] >= enough)
                    removed.Add(neighbor);
            }
        }
        return removed;
    }
}
