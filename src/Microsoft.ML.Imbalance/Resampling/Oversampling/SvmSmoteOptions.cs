namespace Microsoft.ML.Imbalance;

/// <summary>Options of <see cref="TransformsImbalanceCatalog.SvmSmote(SvmSmoteOptions)"/>.</summary>
public sealed class SvmSmoteOptions
{
    internal const double DefaultOutStep = 0.5;

    /// <summary>The label column: Boolean, key, text, Single, Double or an integer type.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>The columns that are interpolated: vectors of known size of Single or Double, or single numbers. Integer columns get whole numbers.</summary>
    /// <value>Default: <c>Features</c>.</value>
    public IReadOnlyList<string> FeatureColumnNames { get; init; } = [DefaultColumns.Features];

    /// <summary>What makes a row near another. The border is that of a Gaussian kernel in any case.</summary>
    /// <value>A metric for numbers without missing values: <see cref="DistanceMetric.Euclidean"/>, <see cref="DistanceMetric.Manhattan"/>, <see cref="DistanceMetric.Chebyshev"/>,
    /// <see cref="DistanceMetric.Minkowski"/> or <see cref="DistanceMetric.Cosine"/>. Default: <see cref="DistanceMetric.Euclidean"/>.</value>
    public DistanceMetric Metric { get; init; } = DistanceMetric.Euclidean;

    /// <summary>How many nearest rows of the same class a support vector may be joined with (k in the paper). Repeats of a row don't count while enough others are there.</summary>
    /// <value>At least 1; every class that grows needs more rows than this. Default: 5.</value>
    public int NeighborCount { get; init; } = SmoteOptions.DefaultNeighborCount;

    /// <summary>How many nearest rows of any class tell whether other classes press in on a support vector (m in the paper).</summary>
    /// <value>At least 1, and fewer than the data have rows. Default: 10.</value>
    public int DangerNeighborCount { get; init; } = BorderlineSmoteOptions.DefaultDangerNeighborCount;

    /// <summary>How far outwards rows are drawn at most, as a part of the distance to the neighbor they are drawn away from.</summary>
    /// <value>0 to 1. Default: 0.5.</value>
    public double OutStep { get; init; } = DefaultOutStep;

    /// <summary>The penalty of the support vector classifier for a row on the wrong side (C).</summary>
    /// <value>Above 0. Default: 1.</value>
    public double Penalty { get; init; } = 1;

    /// <summary>How many rows each class shall have.</summary>
    /// <value>Default: <see cref="SamplingTarget.Auto"/>, every class grows to the size of the largest.</value>
    public SamplingTarget Target { get; init; } = SamplingTarget.Auto;

    /// <summary>The seed. The same seed gives the same rows, bit for bit, on any number of threads.</summary>
    /// <value>Default: null, drawn from the <see cref="MLContext"/>.</value>
    public int? Seed { get; init; }
}
