namespace Microsoft.ML.Imbalance;

/// <summary>Two multiclass models on the same rows.</summary>
public sealed class MulticlassModelComparison : ModelComparison<MulticlassImbalanceMetrics>
{
    internal MulticlassModelComparison(
        MulticlassImbalanceMetrics metricsA,
        MulticlassImbalanceMetrics metricsB,
        McNemarTest decisions,
        IReadOnlyList<McNemarTest> perClassDecisions,
        MetricDifference[] differences,
        RocAreaComparison[] rocAreas)
        : base(metricsA, metricsB, decisions, perClassDecisions, differences)
        => PerClassRocAreas = Array.AsReadOnly(rocAreas);

    /// <summary>
    /// The difference of the areas under the ROC curves of each class against the rest, by DeLong's test, in the order of <see cref="ImbalanceMetrics.PerClass"/>.
    /// </summary>
    public IReadOnlyList<RocAreaComparison> PerClassRocAreas { get; }

    private protected override IEnumerable<string> Tests()
        => [.. PerClassRocAreas.Select((areas, c) => $"DeLong: ROC areas of '{MetricsA.PerClass[c].ClassName}' {areas}"), .. base.Tests()];
}
