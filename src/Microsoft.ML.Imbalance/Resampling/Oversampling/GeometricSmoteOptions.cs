namespace Microsoft.ML.Imbalance;

/// <summary>Which neighbor sets the size of the ball in <see cref="TransformsImbalanceCatalog.GeometricSmote(GeometricSmoteOptions)"/>.</summary>
public enum GeometricSmoteStrategy
{
    /// <summary>The nearer of a neighbor of the same class, drawn at random, and the nearest row of the other classes: balls that don't reach into other classes.</summary>
    Combined,

    /// <summary>A neighbor of the same class, drawn at random.</summary>
    Minority,

    /// <summary>The nearest row of the other classes.</summary>
    Majority,
}

/// <summary>Options of <see cref="TransformsImbalanceCatalog.GeometricSmote(GeometricSmoteOptions)"/>.</summary>
public sealed class GeometricSmoteOptions
{
    internal const double DefaultTruncationFactor = 1;
    internal const double DefaultDeformationFactor = 0;

    /// <summary>The label column: Boolean, key, text, Single, Double or an integer type.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>The columns that are changed: vectors of known size of Single or Double, or single numbers. Integer columns get whole numbers.</summary>
    /// <value>Default: <c>Features</c>.</value>
    public IReadOnlyList<string> FeatureColumnNames { get; init; } = [DefaultColumns.Features];

    /// <summary>What makes a row near another, and so which neighbor sets the size of the ball. The ball itself is Euclidean.</summary>
    /// <value>A metric for numbers without missing values: <see cref="DistanceMetric.Euclidean"/>, <see cref="DistanceMetric.Manhattan"/>, <see cref="DistanceMetric.Chebyshev"/>,
    /// <see cref="DistanceMetric.Minkowski"/> or <see cref="DistanceMetric.Cosine"/>. Default: <see cref="DistanceMetric.Euclidean"/>.</value>
    public DistanceMetric Metric { get; init; } = DistanceMetric.Euclidean;

    /// <summary>How many nearest rows of the same class the neighbor is drawn from (k in the paper). Ignored with <see cref="GeometricSmoteStrategy.Majority"/>.</summary>
    /// <value>At least 1; every class that grows needs more rows than this. Default: 5.</value>
    public int NeighborCount { get; init; } = SmoteOptions.DefaultNeighborCount;

    /// <summary>Which neighbor sets the size and the axis of the ball (α_sel in the paper).</summary>
    /// <value>Default: <see cref="GeometricSmoteStrategy.Combined"/>.</value>
    public GeometricSmoteStrategy SelectionStrategy { get; init; } = GeometricSmoteStrategy.Combined;

    /// <summary>Which part of the ball rows come from (α_trunc in the paper): 1 is the half towards the neighbor, 0 the whole ball, -1 the half away from it.</summary>
    /// <value>-1 to 1. Default: 1.</value>
    public double TruncationFactor { get; init; } = DefaultTruncationFactor;

    /// <summary>How far the ball is squeezed towards the line through the neighbor (α_def in the paper): 0 not at all, 1 to the line itself.</summary>
    /// <value>0 to 1. Default: 0.</value>
    public double DeformationFactor { get; init; } = DefaultDeformationFactor;

    /// <summary>How many rows each class shall have.</summary>
    /// <value>Default: <see cref="SamplingTarget.Auto"/>, every class grows to the size of the largest.</value>
    public SamplingTarget Target { get; init; } = SamplingTarget.Auto;

    /// <summary>The seed. The same seed gives the same rows, bit for bit, on any number of threads.</summary>
    /// <value>Default: null, drawn from the <see cref="MLContext"/>.</value>
    public int? Seed { get; init; }
}
