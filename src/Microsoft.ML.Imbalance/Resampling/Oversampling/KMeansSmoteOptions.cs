namespace Microsoft.ML.Imbalance;

/// <summary>Options of <see cref="TransformsImbalanceCatalog.KMeansSmote(KMeansSmoteOptions)"/>.</summary>
public sealed class KMeansSmoteOptions
{
    internal const int DefaultNeighborCount = 2;
    internal const int DefaultClusterCount = 8;
    internal const double DefaultImbalanceRatioThreshold = 1;

    /// <summary>The label column: Boolean, key, text, Single, Double or an integer type.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>The columns that are interpolated: vectors of known size of Single or Double, or single numbers. Integer columns get whole numbers.</summary>
    /// <value>Default: <c>Features</c>.</value>
    public IReadOnlyList<string> FeatureColumnNames { get; init; } = [DefaultColumns.Features];

    /// <summary>What makes a row near another: in neighbors, and in how sparse a cluster is. Clusters themselves are Euclidean, as they have means.</summary>
    /// <value>A metric for numbers without missing values: <see cref="DistanceMetric.Euclidean"/>, <see cref="DistanceMetric.Manhattan"/>, <see cref="DistanceMetric.Chebyshev"/>,
    /// <see cref="DistanceMetric.Minkowski"/> or <see cref="DistanceMetric.Cosine"/>. Default: <see cref="DistanceMetric.Euclidean"/>.</value>
    public DistanceMetric Metric { get; init; } = DistanceMetric.Euclidean;

    /// <summary>How many nearest rows of the same class and cluster each row may be joined with (knn in the paper).</summary>
    /// <value>At least 1; every class that grows, and every cluster that rows are made in, needs more rows than this. Default: 2.</value>
    public int NeighborCount { get; init; } = DefaultNeighborCount;

    /// <summary>How many clusters all rows are sorted into (k in the paper).</summary>
    /// <value>At least 1, and at most as many as the data have rows. Default: 8.</value>
    public int ClusterCount { get; init; } = DefaultClusterCount;

    /// <summary>A cluster is used if it has fewer rows of other classes for each row of the class than this, one added to both counts (irt in the paper).</summary>
    /// <value>Above 0; 1 asks for a majority in the cluster. Default: 1.</value>
    public double ImbalanceRatioThreshold { get; init; } = DefaultImbalanceRatioThreshold;

    /// <summary>How strongly sparse clusters are preferred: the power of the mean distance within the class in a cluster (de in the paper).</summary>
    /// <value>0 or more; 0 looks at counts only. Default: null, the number of features.</value>
    public double? DensityExponent { get; init; }

    /// <summary>How many rows each class shall have.</summary>
    /// <value>Default: <see cref="SamplingTarget.Auto"/>, every class grows to the size of the largest.</value>
    public SamplingTarget Target { get; init; } = SamplingTarget.Auto;

    /// <summary>The seed. The same seed gives the same rows, bit for bit, on any number of threads.</summary>
    /// <value>Default: null, drawn from the <see cref="MLContext"/>.</value>
    public int? Seed { get; init; }
}
