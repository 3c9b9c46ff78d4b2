namespace Microsoft.ML.Imbalance;

/// <summary>Options of <see cref="TransformsImbalanceCatalog.Lee(LeeOptions)"/>.</summary>
public sealed class LeeOptions
{
    internal const double DefaultRejectionLevel = 0.5;

    /// <summary>The label column: Boolean, key, text, Single, Double or an integer type.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>The columns that are interpolated: vectors of known size of Single or Double, or single numbers. Integer columns get whole numbers.</summary>
    /// <value>Default: <c>Features</c>.</value>
    public IReadOnlyList<string> FeatureColumnNames { get; init; } = [DefaultColumns.Features];

    /// <summary>What makes a row near another. Metrics for categories read text, key and Boolean columns and one-hot groups as such; others take numbers only.</summary>
    /// <value>Default: <see cref="DistanceMetric.Euclidean"/>.</value>
    public DistanceMetric Metric { get; init; } = DistanceMetric.Euclidean;

    /// <summary>How many nearest rows of the same class a row may be joined with, and how many nearest rows of any class judge the new row.</summary>
    /// <value>At least 1; every class that grows needs more rows than this. Default: 5.</value>
    public int NeighborCount { get; init; } = SmoteOptions.DefaultNeighborCount;

    /// <summary>A new row is rejected if this share of its neighbors, or more, is of other classes.</summary>
    /// <value>0 to 1; 0 rejects every row and 1 those among other classes only. Default: 0.5.</value>
    public double RejectionLevel { get; init; } = DefaultRejectionLevel;

    /// <summary>How often a row is drawn before its level rises by 0.1.</summary>
    /// <value>At least 1. Default: 10.</value>
    public int TriesPerLevel { get; init; } = 10;

    /// <summary>How many rows each class shall have.</summary>
    /// <value>Default: <see cref="SamplingTarget.Auto"/>, every class grows to the size of the largest.</value>
    public SamplingTarget Target { get; init; } = SamplingTarget.Auto;

    /// <summary>The seed. The same seed gives the same rows, bit for bit, on any number of threads.</summary>
    /// <value>Default: null, drawn from the <see cref="MLContext"/>.</value>
    public int? Seed { get; init; }
}
