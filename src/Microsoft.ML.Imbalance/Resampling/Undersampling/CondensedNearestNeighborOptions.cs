namespace Microsoft.ML.Imbalance;

/// <summary>Options of <see cref="TransformsImbalanceCatalog.CondensedNearestNeighbor(CondensedNearestNeighborOptions)"/>.</summary>
/// <remarks>Hart, "The condensed nearest neighbor rule", IEEE Transactions on Information Theory 14 (1968).</remarks>
public sealed class CondensedNearestNeighborOptions
{
    /// <summary>The label column: Boolean, key, text, Single, Double or an integer type.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>The columns that distances are measured in: vectors of known size of Single or Double, or single numbers. Normalize them first.</summary>
    /// <value>Default: <c>Features</c>.</value>
    public IReadOnlyList<string> FeatureColumnNames { get; init; } = [DefaultColumns.Features];

    /// <summary>What makes a row near another. Metrics for categories read text, key and Boolean columns and one-hot groups as such; others take numbers only.</summary>
    /// <value>Default: <see cref="DistanceMetric.Euclidean"/>.</value>
    public DistanceMetric Metric { get; init; } = DistanceMetric.Euclidean;

    /// <summary>From which classes rows may be removed; which rows, and so how many, the method decides.</summary>
    /// <value>
    /// A named target; counts and ratios are refused. Default: <see cref="SamplingTarget.Auto"/>, all classes but the smallest.
    /// <see cref="SamplingTarget.All"/> cleans the smallest class too.
    /// </value>
    public SamplingTarget Target { get; init; } = SamplingTarget.Auto;
}
