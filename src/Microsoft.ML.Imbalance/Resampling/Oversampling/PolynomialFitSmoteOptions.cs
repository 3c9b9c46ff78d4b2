namespace Microsoft.ML.Imbalance;

/// <summary>Options of <see cref="TransformsImbalanceCatalog.PolynomialFitSmote(PolynomialFitSmoteOptions)"/>.</summary>
public sealed class PolynomialFitSmoteOptions
{
    /// <summary>The label column: Boolean, key, text, Single, Double or an integer type.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>The columns that are interpolated: vectors of known size of Single or Double, or single numbers. Integer columns get whole numbers.</summary>
    /// <value>Default: <c>Features</c>.</value>
    public IReadOnlyList<string> FeatureColumnNames { get; init; } = [DefaultColumns.Features];

    /// <summary>The lines that rows are placed on.</summary>
    /// <value>Default: <see cref="PolynomialFitTopology.Star"/>, from each row to the mean of the class.</value>
    public PolynomialFitTopology Topology { get; init; } = PolynomialFitTopology.Star;

    /// <summary>How many rows each class shall have.</summary>
    /// <value>Default: <see cref="SamplingTarget.Auto"/>, every class grows to the size of the largest.</value>
    public SamplingTarget Target { get; init; } = SamplingTarget.Auto;

    /// <summary>The seed: it draws which lines get one row more than the others, and places on a polynomial. The same seed gives the same rows, bit for bit, on any number of threads.</summary>
    /// <value>Default: null, drawn from the <see cref="MLContext"/>.</value>
    public int? Seed { get; init; }
}
