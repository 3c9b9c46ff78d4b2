namespace Microsoft.ML.Imbalance.Tool;

/// <summary>How one trainer with one strategy did on one split.</summary>
internal sealed class StrategyOutcome(ImbalanceMetrics metrics, double? threshold)
{
    public ImbalanceMetrics Metrics { get; } = metrics;

    /// <summary>The tuned threshold; null where it is the usual one.</summary>
    public double? Threshold { get; } = threshold;
}
