namespace Microsoft.ML.Imbalance;

/// <summary>Options of <see cref="TransformsImbalanceCatalog.NeighborhoodCleaningRule(NeighborhoodCleaningRuleOptions)"/>.</summary>
/// <remarks>Laurikkala, "Improving identification of difficult small classes by balancing class distribution", AIME 2001.</remarks>
public sealed class NeighborhoodCleaningRuleOptions
{
    internal const int DefaultNeighborCount = 3;
    internal const double DefaultThreshold = 0.5;

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

    /// <summary>When the neighbors of a row of the smallest class misjudge it, so that they go themselves. The first step, which removes single rows, always votes by mode.</summary>
    /// <value>Default: <see cref="NeighborVote.Mode"/>, as in the paper.</value>
    public NeighborVote Vote { get; init; } = NeighborVote.Mode;

    /// <summary>
    /// Rows around a misjudged row of the smallest class go only if their class has at least this many times the rows of the smallest class (0.5 in the paper).
    /// </summary>
    /// <value>0 or more. Default: 0.5, so that every class counts as large enough; raise it above 1 to spare small classes.</value>
    public double Threshold { get; init; } = DefaultThreshold;

    /// <summary>From which classes rows may be removed; which rows, and so how many, the method decides.</summary>
    /// <value>
    /// A named target; counts and ratios are refused. Default: <see cref="SamplingTarget.Auto"/>, all classes but the smallest.
    /// <see cref="SamplingTarget.All"/> cleans the smallest class too.
    /// </value>
    public SamplingTarget Target { get; init; } = SamplingTarget.Auto;
}
