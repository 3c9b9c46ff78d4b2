namespace Microsoft.ML.Imbalance;

/// <summary>How many trees must contradict a row for it to be noise to <see cref="TransformsImbalanceCatalog.SmoteIpf(SmoteIpfOptions)"/>.</summary>
public enum SmoteIpfVoting
{
    /// <summary>More than half.</summary>
    Majority,

    /// <summary>All.</summary>
    Consensus,
}

/// <summary>Options of <see cref="TransformsImbalanceCatalog.SmoteIpf(SmoteIpfOptions)"/>.</summary>
public sealed class SmoteIpfOptions
{
    internal const int DefaultNumberOfFolds = 9;

    /// <summary>The label column: Boolean, key, text, Single, Double or an integer type.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>The columns that are interpolated: vectors of known size of Single or Double, or single numbers. Integer columns get whole numbers.</summary>
    /// <value>Default: <c>Features</c>.</value>
    public IReadOnlyList<string> FeatureColumnNames { get; init; } = [DefaultColumns.Features];

    /// <summary>What makes a row near another. The trees of the filter measure no distances.</summary>
    /// <value>A metric for numbers without missing values: <see cref="DistanceMetric.Euclidean"/>, <see cref="DistanceMetric.Manhattan"/>, <see cref="DistanceMetric.Chebyshev"/>,
    /// <see cref="DistanceMetric.Minkowski"/> or <see cref="DistanceMetric.Cosine"/>. Default: <see cref="DistanceMetric.Euclidean"/>.</value>
    public DistanceMetric Metric { get; init; } = DistanceMetric.Euclidean;

    /// <summary>How many nearest rows of the same class each row may be joined with. Repeats of a row don't count while enough others are there.</summary>
    /// <value>At least 1; every class that grows needs more rows than this. Default: 5.</value>
    public int NeighborCount { get; init; } = SmoteOptions.DefaultNeighborCount;

    /// <summary>How many parts the rows are dealt to in each round; a tree learns from each, and all vote (n in the paper).</summary>
    /// <value>At least 2, and at most as many as the data have rows. Default: 9.</value>
    public int NumberOfFolds { get; init; } = DefaultNumberOfFolds;

    /// <summary>How many trees must contradict a row.</summary>
    /// <value>Default: <see cref="SmoteIpfVoting.Majority"/>.</value>
    public SmoteIpfVoting Voting { get; init; } = SmoteIpfVoting.Majority;

    /// <summary>A round is quiet if it finds less noise than this share of all rows (p in the paper).</summary>
    /// <value>Above 0, at most 1. Default: 0.01.</value>
    public double QuietShare { get; init; } = 0.01;

    /// <summary>The filter stops after so many quiet rounds in a row (k in the paper).</summary>
    /// <value>At least 1. Default: 3.</value>
    public int QuietRounds { get; init; } = 3;

    /// <summary>How many rows each class shall have.</summary>
    /// <value>Default: <see cref="SamplingTarget.Auto"/>, every class grows to the size of the largest.</value>
    public SamplingTarget Target { get; init; } = SamplingTarget.Auto;

    /// <summary>The seed. The same seed gives the same rows, bit for bit, on any number of threads.</summary>
    /// <value>Default: null, drawn from the <see cref="MLContext"/>.</value>
    public int? Seed { get; init; }
}
