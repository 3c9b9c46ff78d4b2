namespace Microsoft.ML.Imbalance.Tool;

/// <summary>How one trainer with one strategy did on one split: its metrics, or why there are none.</summary>
internal sealed class StrategyOutcome
{
    private StrategyOutcome(ImbalanceMetrics? metrics, double? threshold, string? failure)
    {
        Metrics = metrics;
        Threshold = threshold;
        Failure = failure;
    }

    public ImbalanceMetrics? Metrics { get; }

    /// <summary>The tuned threshold; null where it is the usual one.</summary>
    public double? Threshold { get; }

    /// <summary>Why there are no metrics.</summary>
    public string? Failure { get; }

    public static StrategyOutcome Of(ImbalanceMetrics metrics, double? threshold = null) => new(metrics, threshold, failure: null);

    public static StrategyOutcome Failed(string reason) => new(metrics: null, threshold: null, reason);
}
