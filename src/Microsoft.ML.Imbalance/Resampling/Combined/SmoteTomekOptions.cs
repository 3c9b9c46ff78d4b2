namespace Microsoft.ML.Imbalance;

/// <summary>Options of <see cref="TransformsImbalanceCatalog.SmoteTomek(SmoteTomekOptions)"/>.</summary>
/// <remarks>Batista, Prati and Monard, "A study of the behavior of several methods for balancing machine learning training data", SIGKDD Explorations 6 (2004).</remarks>
public sealed class SmoteTomekOptions
{
    /// <summary>The label column: Boolean, key, text, Single, Double or an integer type.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>The columns that distances are measured in: vectors of known size of Single or Double, or single numbers. Normalize them first.</summary>
    /// <value>Default: <c>Features</c>.</value>
    public IReadOnlyList<string> FeatureColumnNames { get; init; } = [DefaultColumns.Features];

    /// <summary>How many nearest rows of the same class SMOTE may join each row with.</summary>
    /// <value>At least 1; every class that grows needs more rows than this. Default: 5.</value>
    public int SmoteNeighborCount { get; init; } = SmoteOptions.DefaultNeighborCount;

    /// <summary>How many rows each class shall have after SMOTE, before cleaning.</summary>
    /// <value>Default: <see cref="SamplingTarget.Auto"/>, every class grows to the size of the largest.</value>
    public SamplingTarget Target { get; init; } = SamplingTarget.Auto;

    /// <summary>From which classes cleaning may remove rows, real and synthetic ones; the smallest class is the smallest after SMOTE.</summary>
    /// <value>A named target; counts and ratios are refused. Default: <see cref="SamplingTarget.All"/>, every class, as in the paper.</value>
    public SamplingTarget CleaningTarget { get; init; } = SamplingTarget.All;

    /// <summary>The seed. The same seed gives the same rows, bit for bit, on any number of threads.</summary>
    /// <value>Default: null, drawn from the <see cref="MLContext"/>.</value>
    public int? Seed { get; init; }
}
