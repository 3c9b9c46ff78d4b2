namespace Microsoft.ML.Imbalance;

/// <summary>Options of <see cref="TransformsImbalanceCatalog.SmoteNC(SmoteNCOptions)"/>.</summary>
public sealed class SmoteNCOptions
{
    /// <summary>The label column: Boolean, key, text, Single, Double or an integer type.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>
    /// The features. Text, key and Boolean columns, and one-hot groups within vectors of Single or Double, are categories; all other numbers are interpolated.
    /// </summary>
    /// <value>At least one. Default: <c>Features</c>.</value>
    public IReadOnlyList<string> FeatureColumnNames { get; init; } = [DefaultColumns.Features];

    /// <summary>More features, whose values are categories whatever their type: an integer code, say. A column may be named in both lists.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<string> CategoricalColumnNames { get; init; } = [];

    /// <summary>How many nearest rows of the same class each row may be joined with, and vote on its categories (k in the paper).</summary>
    /// <value>At least 1; every class that grows needs more rows than this. Default: 5.</value>
    public int NeighborCount { get; init; } = SmoteOptions.DefaultNeighborCount;

    /// <summary>How many rows each class shall have.</summary>
    /// <value>Default: <see cref="SamplingTarget.Auto"/>, every class grows to the size of the largest.</value>
    public SamplingTarget Target { get; init; } = SamplingTarget.Auto;

    /// <summary>The seed. The same seed gives the same rows, bit for bit, on any number of threads.</summary>
    /// <value>Default: null, drawn from the <see cref="MLContext"/>.</value>
    public int? Seed { get; init; }
}
