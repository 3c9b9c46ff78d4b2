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

    protected override IEnumerable<int> FindRowsToRemove(FeatureTable table, bool[] targeted, ResamplingContext context)
    {
        CheckRowCount(table, _neighborCount);
        ClassPartition classes = context.Classes;
        double enough = _threshold * classes.Counts[classes.Minority];
        NeighborTable neighbors = NeighborIndex.Build(table.Rows).QuerySelf(_neighborCount);
        var removed = new RowSet(table.RowCount);
        for (int row = 0; row < table.RowCount; row++)
        {
            int c = table.ClassOf(row);
            // 1. The rows whose neighbors speak for another class.
            if (targeted[c] && !NeighborVote.Mode.Confirms(table, row, neighbors[row]))
                removed.Add(row);
            if (c != classes.Minority || _vote.Confirms(table, row, neighbors[row]))
                continue;
            // 2. Around misjudged rows of the smallest class, the neighbors of other classes, if their class is large enough.
            foreach (int neighbor in neighbors[row])
            {
                if (table.ClassOf(neighbor) is var other && other != c && targeted[other] && classes.Counts[other] >= enough)
                    removed.Add(neighbor);
            }
        }
        return removed;
    }
}
