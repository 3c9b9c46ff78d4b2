namespace Microsoft.ML.Imbalance;

/// <summary>Two binary models on the same rows.</summary>
public sealed class BinaryModelComparison : ModelComparison<BinaryImbalanceMetrics>
{
    internal BinaryModelComparison(
        PairedBootstrap<BinaryImbalanceMetrics> bootstrap, McNemarTest decisions, IReadOnlyList<McNemarTest> perClassDecisions, RocAreaComparison rocAreas)
        : base(bootstrap, decisions, perClassDecisions)
        => RocAreas = rocAreas;

    /// <summary>The difference of the areas under the ROC curves, by DeLong's test.</summary>
    public RocAreaComparison RocAreas { get; }

    private protected override IEnumerable<string> Tests() => [$"DeLong: ROC areas {RocAreas}", .. base.Tests()];
}
