namespace Microsoft.ML.Imbalance;

/// <summary>Options of <see cref="TransformsImbalanceCatalog.NearMiss(NearMissOptions)"/>.</summary>
/// <remarks>Zhang and Mani, "kNN approach to unbalanced data distributions: a case study involving information extraction", ICML 2003 workshop on learning from imbalanced data sets.</remarks>
public sealed class NearMissOptions
{
    internal const int DefaultNeighborCount = 3;

    /// <summary>The label column: Boolean, key, text, Single, Double or an integer type.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>The columns that distances are measured in: vectors of known size of Single or Double, or single numbers. Normalize them first.</summary>
    /// <value>Default: <c>Features</c>.</value>
    public IReadOnlyList<string> FeatureColumnNames { get; init; } = [DefaultColumns.Features];

    /// <summary>What makes a row near another. Metrics for categories read text, key and Boolean columns and one-hot groups as such; others take numbers only.</summary>
    /// <value>Default: <see cref="DistanceMetric.Euclidean"/>.</value>
    public DistanceMetric Metric { get; init; } = DistanceMetric.Euclidean;

    /// <summary>Which rows stay: 1, those near to their nearest rows of the smallest class; 2, those near to their farthest; 3, of those around rows of the smallest class, the far ones.</summary>
    /// <value>1, 2 or 3. Default: 1.</value>
    public int Version { get; init; } = 1;

    /// <summary>Over how many rows of the smallest class the distance is averaged.</summary>
    /// <value>At least 1; the smallest class needs as many rows. Default: 3.</value>
    public int NeighborCount { get; init; } = DefaultNeighborCount;

    /// <summary>How many rows around each row of the smallest class are candidates in version 3.</summary>
    /// <value>At least 1; every class that shrinks needs as many rows. Ignored by versions 1 and 2. Default: 3.</value>
    public int NeighborCountVersion3 { get; init; } = DefaultNeighborCount;

    /// <summary>How many rows each class shall have.</summary>
    /// <value>Default: <see cref="SamplingTarget.Auto"/>, every class shrinks to the size of the smallest.</value>
    public SamplingTarget Target { get; init; } = SamplingTarget.Auto;
}
