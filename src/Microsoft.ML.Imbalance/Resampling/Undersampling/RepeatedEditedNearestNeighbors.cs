namespace Microsoft.ML.Imbalance;

/// <summary>Repeats editing until no row is left to remove.</summary>
/// <remarks>
/// Tomek, "An experiment with the edited nearest-neighbor rule", IEEE Transactions on Systems, Man, and Cybernetics 6 (1976).
/// It also stops after the pass in which a class vanishes or becomes smaller than the smallest class was.
/// </remarks>
internal sealed class RepeatedEditedNearestNeighbors(RepeatedEditedNearestNeighborsOptions options) : RepeatedCleaner
{
    private readonly int _maximumIterations = OptionChecks.AtLeast(1, options.MaximumIterations);

    public override string Name => nameof(RepeatedEditedNearestNeighbors);

    public override string LabelColumnName { get; } = OptionChecks.Column(options.LabelColumnName);

    public override IReadOnlyList<string> FeatureColumnNames { get; } = OptionChecks.Columns(options.FeatureColumnNames, options.LabelColumnName);

    protected override SamplingTarget Target { get; } = OptionChecks.Target(options.Target);

    protected override DistanceMetric Metric { get; } = OptionChecks.Metric(options.Metric);

    protected override int NeighborCount { get; } = OptionChecks.AtLeast(1, options.NeighborCount);

    protected override NeighborVote Vote { get; } = OptionChecks.Defined(options.Vote);

    protected override IEnumerable<int> Passes => Enumerable.Repeat(NeighborCount, _maximumIterations);

    protected override bool AllowMinority => false;
}
