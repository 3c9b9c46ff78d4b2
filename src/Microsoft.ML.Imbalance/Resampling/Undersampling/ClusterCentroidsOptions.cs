namespace Microsoft.ML.Imbalance;

/// <summary>Options of <see cref="TransformsImbalanceCatalog.ClusterCentroids(ClusterCentroidsOptions)"/>.</summary>
/// <remarks>Hartigan and Wong, "Algorithm AS 136: a k-means clustering algorithm", Applied Statistics 28 (1979); Arthur and Vassilvitskii, "k-means++: the advantages of careful seeding", SODA 2007.</remarks>
public sealed class ClusterCentroidsOptions
{
    internal const int DefaultMaximumIterations = 100;

    /// <summary>The label column: Boolean, key, text, Single, Double or an integer type.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>The columns that distances are measured in: vectors of known size of Single or Double, or single numbers. Normalize them first.</summary>
    /// <value>Default: <c>Features</c>.</value>
    public IReadOnlyList<string> FeatureColumnNames { get; init; } = [DefaultColumns.Features];

    /// <summary>What stands for a cluster: its mean, or the row nearest to it.</summary>
    /// <value>Default: <see cref="ClusterVoting.Soft"/>, the mean.</value>
    public ClusterVoting Voting { get; init; } = ClusterVoting.Soft;

    /// <summary>After how many steps clustering stops, settled or not.</summary>
    /// <value>At least 1. Default: 100.</value>
    public int MaximumIterations { get; init; } = DefaultMaximumIterations;

    /// <summary>How many rows each class shall have.</summary>
    /// <value>Default: <see cref="SamplingTarget.Auto"/>, every class shrinks to the size of the smallest.</value>
    public SamplingTarget Target { get; init; } = SamplingTarget.Auto;

    /// <summary>The seed. The same seed gives the same rows, bit for bit, on any number of threads.</summary>
    /// <value>Default: null, drawn from the <see cref="MLContext"/>.</value>
    public int? Seed { get; init; }
}
