namespace Microsoft.ML.Imbalance;

/// <summary>Options of <see cref="TransformsImbalanceCatalog.Smobd(SmobdOptions)"/>.</summary>
public sealed class SmobdOptions
{
    internal const double DefaultCoreDistanceWeight = 0.5;
    internal const double DefaultNoiseFactor = 1.8;

    /// <summary>The label column: Boolean, key, text, Single, Double or an integer type.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>The columns that are interpolated: vectors of known size of Single or Double, or single numbers. Integer columns get whole numbers.</summary>
    /// <value>Default: <c>Features</c>.</value>
    public IReadOnlyList<string> FeatureColumnNames { get; init; } = [DefaultColumns.Features];

    /// <summary>What makes a row near another: in neighbors, densities and reachability.</summary>
    /// <value>A metric for numbers without missing values: <see cref="DistanceMetric.Euclidean"/>, <see cref="DistanceMetric.Manhattan"/>, <see cref="DistanceMetric.Chebyshev"/>,
    /// <see cref="DistanceMetric.Minkowski"/> or <see cref="DistanceMetric.Cosine"/>. Default: <see cref="DistanceMetric.Euclidean"/>.</value>
    public DistanceMetric Metric { get; init; } = DistanceMetric.Euclidean;

    /// <summary>How many nearest rows of the same class a row may be joined with; the last of them is at the core distance (MinPts in the paper).</summary>
    /// <value>At least 1; every class that grows needs more rows than this. Default: 5.</value>
    public int NeighborCount { get; init; } = SmoteOptions.DefaultNeighborCount;

    /// <summary>How much the core distance counts in the weight of a row, against the number of rows around it (η in the paper).</summary>
    /// <value>0 to 1. Default: 0.5.</value>
    public double CoreDistanceWeight { get; init; } = DefaultCoreDistanceWeight;

    /// <summary>A row is noise, and no origin, if its core distance and its reachability are above this many times their means (t in the paper).</summary>
    /// <value>Above 0. Default: 1.8.</value>
    public double NoiseFactor { get; init; } = DefaultNoiseFactor;

    /// <summary>How many rows each class shall have.</summary>
    /// <value>Default: <see cref="SamplingTarget.Auto"/>, every class grows to the size of the largest.</value>
    public SamplingTarget Target { get; init; } = SamplingTarget.Auto;

    /// <summary>The seed. The same seed gives the same rows, bit for bit, on any number of threads.</summary>
    /// <value>Default: null, drawn from the <see cref="MLContext"/>.</value>
    public int? Seed { get; init; }
}
