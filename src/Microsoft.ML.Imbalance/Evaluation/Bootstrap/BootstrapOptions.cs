namespace Microsoft.ML.Imbalance;

/// <summary>How bootstrap replicates are drawn, and what interval is made of them.</summary>
public sealed class BootstrapOptions
{
    internal static BootstrapOptions Default { get; } = new();

    /// <summary>How many times to draw.</summary>
    /// <value>Default: 1000. At least 20. The ends of a 95 % interval of 1000 replicates are still moved by chance, by about a tenth of its half width.</value>
    public int ReplicateCount { get; init; } = 1000;

    /// <summary>The share of intervals that shall hold the true value.</summary>
    /// <value>Default: 0.95. Above 0 and below 1.</value>
    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>How an interval is made of the replicates.</summary>
    /// <value>Default: <see cref="BootstrapIntervalKind.BiasCorrectedAccelerated"/>.</value>
    public BootstrapIntervalKind Kind { get; init; } = BootstrapIntervalKind.BiasCorrectedAccelerated;

    /// <summary>The seed. The same seed gives the same intervals, bit for bit, on any number of threads.</summary>
    /// <value>Default: null, a fixed seed, so that the same rows give the same intervals.</value>
    public int? Seed { get; init; }

    /// <summary>How many threads to use at most.</summary>
    /// <value>Default: null, one for each processor. At least 1.</value>
    public int? NumberOfThreads { get; init; }

    /// <summary>Ends the drawing without a result, by an <see cref="OperationCanceledException"/>.</summary>
    /// <value>Default: none.</value>
    public CancellationToken CancellationToken { get; init; }

    internal void Validate()
    {
        OptionChecks.AtLeast(20, ReplicateCount);
        EvaluationChecks.ConfidenceLevel(ConfidenceLevel, nameof(ConfidenceLevel));
        OptionChecks.Defined(Kind);
        if (NumberOfThreads is int threads)
            OptionChecks.AtLeast(1, threads, nameof(NumberOfThreads));
    }
}
