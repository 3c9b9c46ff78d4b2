namespace Microsoft.ML.Imbalance;

/// <summary>Two multiclass models on the same rows.</summary>
public sealed class MulticlassModelComparison : ModelComparison<MulticlassImbalanceMetrics>
{
    internal MulticlassModelComparison(
        PairedBootstrap<MulticlassImbalanceMetrics> bootstrap, McNemarTest decisions, IReadOnlyList<McNemarTest> perClassDecisions, RocAreaComparison[] rocAreas)
        : base(bootstrap, decisions, perClassDecisions)
        => PerClassRocAreas = Array.AsReadOnly(rocAreas);

    /// <summary>
    /// The difference of the areas under the ROC curves of each class against the rest, by DeLong's test, in the order of <see cref="ImbalanceMetrics.PerClass"/>.
    /// </summary>
    public IReadOnlyList<RocAreaComparison> PerClassRocAreas { get; }

    private protected override IEnumerable<string> Tests()
        => [.. PerClassRocAreas.Select((areas, c) => $"DeLong: ROC areas of '{MetricsA.PerClass[c].ClassName}' {areas}"), .. base.Tests()];
}
