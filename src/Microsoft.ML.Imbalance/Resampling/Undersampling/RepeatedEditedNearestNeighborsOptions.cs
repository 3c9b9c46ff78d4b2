namespace Microsoft.ML.Imbalance;

/// <summary>Options of <see cref="TransformsImbalanceCatalog.RepeatedEditedNearestNeighbors(RepeatedEditedNearestNeighborsOptions)"/>.</summary>
/// <remarks>Tomek, "An experiment with the edited nearest-neighbor rule", IEEE Transactions on Systems, Man, and Cybernetics 6 (1976).</remarks>
public sealed class RepeatedEditedNearestNeighborsOptions
{
    internal const int DefaultNeighborCount = 3;
    internal const int DefaultMaximumIterations = 100;

    /// <summary>The label column: Boolean, key, text, Single, Double or an integer type.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>The columns that distances are measured in: vectors of known size of Single or Double, or single numbers. Normalize them first.</summary>
    /// <value>Default: <c>Features</c>.</value>
    public IReadOnlyList<string> FeatureColumnNames { get; init; } = [DefaultColumns.Features];

    /// <summary>What makes a row near another. Metrics for categories read text, key and Boolean columns and one-hot groups as such; others take numbers only.</summary>
    /// <value>Default: <see cref="DistanceMetric.Euclidean"/>.</value>
    public DistanceMetric Metric { get; init; } = DistanceMetric.Euclidean;

    /// <summary>How many nearest rows, of any class, have a say about a row.</summary>
    /// <value>At least 1; the data needs more rows than this. Default: 3.</value>
    public int NeighborCount { get; init; } = DefaultNeighborCount;

    /// <summary>How many of the neighbors must be of the row's class.</summary>
    /// <value>Default: <see cref="NeighborVote.All"/>, a row with one neighbor of another class goes.</value>
    public NeighborVote Vote { get; init; } = NeighborVote.All;

    /// <summary>After how many passes to stop, whether or not a further one would remove rows.</summary>
    /// <value>At least 1; 1 is <see cref="TransformsImbalanceCatalog.EditedNearestNeighbors(EditedNearestNeighborsOptions)"/>. Default: 100.</value>
    public int MaximumIterations { get; init; } = DefaultMaximumIterations;

    /// <summary>From which classes rows may be removed; which rows, and so how many, the method decides.</summary>
    /// <value>
    /// A named target; counts and ratios are refused. Default: <see cref="SamplingTarget.Auto"/>, all classes but the smallest.
    /// <see cref="SamplingTarget.All"/> cleans the smallest class too.
    /// </value>
    public SamplingTarget Target { get; init; } = SamplingTarget.Auto;
}
