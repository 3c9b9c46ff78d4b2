namespace Microsoft.ML.Imbalance;

/// <summary>Options of <see cref="TransformsImbalanceCatalog.RandomOversample(RandomOversampleOptions)"/>.</summary>
public sealed class RandomOversampleOptions
{
    /// <summary>The label column: Boolean, key, text, Single, Double or an integer type.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>The columns that smoothing changes. Ignored when <see cref="Shrinkage"/> is 0: then rows are repeated as they are, whatever their columns.</summary>
    /// <value>Default: <c>Features</c>.</value>
    public IReadOnlyList<string> FeatureColumnNames { get; init; } = [DefaultColumns.Features];

    /// <summary>
    /// How far a repeated row is moved at random (smoothed bootstrap, ROSE): the standard deviation of the noise, in units of the bandwidth
    /// h = (4 / ((d + 2) n))^(1 / (d + 4)) times the column's standard deviation in the class, n the rows of the class, d the features.
    /// </summary>
    /// <value>0 or more; 0 repeats rows exactly, 1 is the bandwidth that is best for Gaussian classes. Default: 0.</value>
    public double Shrinkage { get; init; }

    /// <summary>How many rows each class shall have.</summary>
    /// <value>Default: <see cref="SamplingTarget.Auto"/>, every class grows to the size of the largest.</value>
    public SamplingTarget Target { get; init; } = SamplingTarget.Auto;

    /// <summary>The seed. The same seed gives the same rows, bit for bit, on any number of threads.</summary>
    /// <value>Default: null, drawn from the <see cref="MLContext"/>.</value>
    public int? Seed { get; init; }
}
