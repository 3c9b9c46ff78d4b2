namespace Microsoft.ML.Imbalance;

/// <summary>Repeats editing with 1, 2, … neighbors.</summary>
/// <remarks>
/// Tomek, "An experiment with the edited nearest-neighbor rule", IEEE Transactions on Systems, Man, and Cybernetics 6 (1976).
/// Each pass sees what those before have left; unless minorities are allowed, the pass in which a class becomes smaller than the smallest class was is the last.
/// </remarks>
internal sealed class AllKnn(AllKnnOptions options) : RepeatedCleaner
{
    public override string Name => nameof(AllKnn);

    public override string LabelColumnName { get; } = OptionChecks.Column(options.LabelColumnName);

    public override IReadOnlyList<string> FeatureColumnNames { get; } = OptionChecks.Columns(options.FeatureColumnNames, options.LabelColumnName);

    protected override SamplingTarget Target { get; } = OptionChecks.Target(options.Target);

    protected override DistanceMetric Metric { get; } = OptionChecks.Metric(options.Metric);

    protected override int NeighborCount { get; } = OptionChecks.AtLeast(1, options.NeighborCount);

    protected override NeighborVote Vote { get; } = OptionChecks.Defined(options.Vote);

    protected override IEnumerable<int> Passes => Enumerable.Range(1, NeighborCount);

    protected override bool AllowMinority => options.AllowMinority;
}
