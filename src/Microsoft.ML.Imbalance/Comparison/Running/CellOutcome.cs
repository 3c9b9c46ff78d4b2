namespace Microsoft.ML.Imbalance;

/// <summary>How one trainer with one strategy did in one fold.</summary>
internal sealed class CellOutcome
{
    /// <summary>The test rows, scored; null where the model is that of doing nothing.</summary>
    public ScoredRows? Rows { get; init; }

    /// <summary>The metrics; of a tuned threshold known when the model of doing nothing is there.</summary>
    public ImbalanceMetrics? Metrics { get; init; }

    /// <summary>What was tuned; null where decisions are the usual ones.</summary>
    public TunedRule? Rule { get; init; }

    /// <summary>The strategy with the options that were chosen; null where none were.</summary>
    public ImbalanceStrategy? Chosen { get; init; }

    /// <summary>What the resampler and the metrics gave cause for.</summary>
    public IReadOnlyList<ImbalanceDiagnostic> Diagnostics { get; init; } = [];

    /// <summary>Why there is nothing of all that; null if there is.</summary>
    public string? Failure { get; init; }
}
