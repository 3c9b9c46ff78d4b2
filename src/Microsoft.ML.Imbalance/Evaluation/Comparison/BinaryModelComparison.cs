namespace Microsoft.ML.Imbalance;

/// <summary>Two binary models on the same rows.</summary>
public sealed class BinaryModelComparison : ModelComparison<BinaryImbalanceMetrics>
{
    internal BinaryModelComparison(
        BinaryImbalanceMetrics metricsA,
        BinaryImbalanceMetrics metricsB,
        McNemarTest decisions,
        IReadOnlyList<McNemarTest> perClassDecisions,
        MetricDifference[] differences,
        RocAreaComparison rocAreas)
        : base(metricsA, metricsB, decisions, perClassDecisions, differences)
        => RocAreas = rocAreas;

    /// <summary>The difference of the areas under the ROC curves, by DeLong's test.</summary>
    public RocAreaComparison RocAreas { get; }

    private protected override IEnumerable<string> Tests() => [$"DeLong: ROC areas {RocAreas}", .. base.Tests()];
}
