namespace Microsoft.ML.Imbalance;

/// <summary>Options of <see cref="TransformsImbalanceCatalog.ProWSyn(ProWSynOptions)"/>.</summary>
public sealed class ProWSynOptions
{
    internal const int DefaultLevelCount = 5;
    internal const double DefaultTheta = 1;

    /// <summary>The label column: Boolean, key, text, Single, Double or an integer type.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>The columns that are interpolated: vectors of known size of Single or Double, or single numbers. Integer columns get whole numbers.</summary>
    /// <value>Default: <c>Features</c>.</value>
    public IReadOnlyList<string> FeatureColumnNames { get; init; } = [DefaultColumns.Features];

    /// <summary>What makes a row near another. Metrics for categories read text, key and Boolean columns and one-hot groups as such; others take numbers only.</summary>
    /// <value>Default: <see cref="DistanceMetric.Euclidean"/>.</value>
    public DistanceMetric Metric { get; init; } = DistanceMetric.Euclidean;

    /// <summary>How many nearest rows of the class each row of the other classes puts into a level (K in the paper).</summary>
    /// <value>At least 1. Default: 5.</value>
    public int NeighborCount { get; init; } = SmoteOptions.DefaultNeighborCount;

    /// <summary>How many levels there are at most (L in the paper).</summary>
    /// <value>At least 1; 1 makes rows between any two rows of the class. Default: 5.</value>
    public int LevelCount { get; init; } = DefaultLevelCount;

    /// <summary>How fast weights fall from level to level: level i weighs exp(-θ (i - 1)).</summary>
    /// <value>0 or more; 0 gives all levels the same number of rows. Default: 1.</value>
    public double Theta { get; init; } = DefaultTheta;

    /// <summary>How many rows each class shall have.</summary>
    /// <value>Default: <see cref="SamplingTarget.Auto"/>, every class grows to the size of the largest.</value>
    public SamplingTarget Target { get; init; } = SamplingTarget.Auto;

    /// <summary>The seed. The same seed gives the same rows, bit for bit, on any number of threads.</summary>
    /// <value>Default: null, drawn from the <see cref="MLContext"/>.</value>
    public int? Seed { get; init; }
}
