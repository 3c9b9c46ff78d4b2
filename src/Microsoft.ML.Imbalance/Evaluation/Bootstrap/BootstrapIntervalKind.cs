namespace Microsoft.ML.Imbalance;

/// <summary>How an interval is made of bootstrap replicates.</summary>
public enum BootstrapIntervalKind
{
    /// <summary>
    /// Bias-corrected and accelerated (Efron, "Better bootstrap confidence intervals", JASA 82, 1987): moved where replicates lie to one side of the estimate, and
    /// where they spread more the larger it is, as with metrics near 0 or 1. It takes up to 500 evaluations more.
    /// </summary>
    BiasCorrectedAccelerated,

    /// <summary>The quantiles of the replicates as they are.</summary>
    Percentile,
}
