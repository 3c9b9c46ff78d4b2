namespace Microsoft.ML.Imbalance;

/// <summary>Removes rows whose nearest neighbors speak for another class.</summary>
/// <remarks>
/// Wilson, "Asymptotic properties of nearest neighbor rules using edited data", IEEE Transactions on Systems, Man, and Cybernetics 2 (1972).
/// All rows are judged by the data as given, so that their order doesn't matter.
/// </remarks>
internal sealed class EditedNearestNeighbors(EditedNearestNeighborsOptions options) : Cleaner
{
    private readonly int _neighborCount = OptionChecks.AtLeast(1, options.NeighborCount);
    private readonly NeighborVote _vote = OptionChecks.Defined(options.Vote);

    public override string Name => nameof(EditedNearestNeighbors);

    public override string LabelColumnName { get; } = OptionChecks.Column(options.LabelColumnName);

    public override IReadOnlyList<string> FeatureColumnNames { get; } = OptionChecks.Columns(options.FeatureColumnNames, options.LabelColumnName);

    protected override SamplingTarget Target { get; } = OptionChecks.Target(options.Target);

    protected override DistanceMetric Metric { get; } = OptionChecks.Metric(options.Metric);

    protected override bool OnlySearches => true;

    protected override IEnumerable<int> FindRowsToRemove(MetricSpace space, bool[] targeted, ResamplingContext context)
    {
        CheckRowCount(space.Table, _neighborCount);
        using var judge = NeighborJudge.Create(space, targeted, _neighborCount, _vote);
        return judge.Outvoted(_neighborCount);
    }
}
