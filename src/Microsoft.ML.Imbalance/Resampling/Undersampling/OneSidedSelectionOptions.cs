namespace Microsoft.ML.Imbalance;

/// <summary>Options of <see cref="TransformsImbalanceCatalog.OneSidedSelection(OneSidedSelectionOptions)"/>.</summary>
/// <remarks>Kubat and Matwin, "Addressing the curse of imbalanced training sets: one-sided selection", ICML 1997.</remarks>
public sealed class OneSidedSelectionOptions
{
    internal const int DefaultSeedCount = 1;

    /// <summary>The label column: Boolean, key, text, Single, Double or an integer type.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>The columns that distances are measured in: vectors of known size of Single or Double, or single numbers. Normalize them first.</summary>
    /// <value>Default: <c>Features</c>.</value>
    public IReadOnlyList<string> FeatureColumnNames { get; init; } = [DefaultColumns.Features];

    /// <summary>What makes a row near another. Metrics for categories read text, key and Boolean columns and one-hot groups as such; others take numbers only.</summary>
    /// <value>Default: <see cref="DistanceMetric.Euclidean"/>.</value>
    public DistanceMetric Metric { get; init; } = DistanceMetric.Euclidean;

    /// <summary>How many rows of each class to be cleaned are drawn to judge the others by (1 in the paper).</summary>
    /// <value>At least 1; every class to be cleaned needs as many rows. Default: 1.</value>
    public int SeedCount { get; init; } = DefaultSeedCount;

    /// <summary>From which classes rows may be removed; which rows, and so how many, the method decides.</summary>
    /// <value>
    /// A named target; counts and ratios are refused. Default: <see cref="SamplingTarget.Auto"/>, all classes but the smallest.
    /// <see cref="SamplingTarget.All"/> cleans the smallest class too.
    /// </value>
    public SamplingTarget Target { get; init; } = SamplingTarget.Auto;

    /// <summary>The seed. The same seed gives the same rows, bit for bit, on any number of threads.</summary>
    /// <value>Default: null, drawn from the <see cref="MLContext"/>.</value>
    public int? Seed { get; init; }
}
