namespace Microsoft.ML.Imbalance.Tests.Ensembles;

/// <summary>The options that all ensembles have, as one test wants them.</summary>
public sealed class EnsembleSetup
{
    public string Label { get; init; } = "Label";

    public string? Weight { get; init; }

    public int Members { get; init; } = 4;

    public int? Seed { get; init; } = 7;

    public bool Cache { get; init; }

    public int? Degree { get; init; }

    public IProgress<EnsembleProgress>? Progress { get; init; }

    public CancellationToken Cancellation { get; init; }
}
