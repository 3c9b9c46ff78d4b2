namespace Microsoft.ML.Imbalance;

/// <summary>Where <see cref="TransformsImbalanceCatalog.BorderlineSmote(BorderlineSmoteOptions)"/> draws rows to.</summary>
public enum BorderlineSmoteKind
{
    /// <summary>Towards rows of the same class only (Borderline-SMOTE1).</summary>
    OwnClass = 1,

    /// <summary>Also towards the nearest row of another class, up to half of the way (Borderline-SMOTE2).</summary>
    BothSides = 2,
}

/// <summary>Options of <see cref="TransformsImbalanceCatalog.BorderlineSmote(BorderlineSmoteOptions)"/>.</summary>
public sealed class BorderlineSmoteOptions
{
    internal const int DefaultDangerNeighborCount = 10;

    /// <summary>The label column: Boolean, key, text, Single, Double or an integer type.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>The columns that are interpolated: vectors of known size of Single or Double, or single numbers. Integer columns get whole numbers.</summary>
    /// <value>Default: <c>Features</c>.</value>
    public IReadOnlyList<string> FeatureColumnNames { get; init; } = [DefaultColumns.Features];

    /// <summary>What makes a row near another. Metrics for categories read text, key and Boolean columns and one-hot groups as such; others take numbers only.</summary>
    /// <value>Default: <see cref="DistanceMetric.Euclidean"/>.</value>
    public DistanceMetric Metric { get; init; } = DistanceMetric.Euclidean;

    /// <summary>How many nearest rows of the same class a row in danger may be joined with (k in the paper). Repeats of a row don't count while enough others are there.</summary>
    /// <value>At least 1; every class that grows needs more rows than this. Default: 5.</value>
    public int NeighborCount { get; init; } = SmoteOptions.DefaultNeighborCount;

    /// <summary>How many nearest rows of any class tell whether a row is in danger (m in the paper): half or more of them, but not all, are then of other classes.</summary>
    /// <value>At least 1, and fewer than the data have rows. Default: 10.</value>
    public int DangerNeighborCount { get; init; } = DefaultDangerNeighborCount;

    /// <summary>Whether rows are drawn towards the same class only, or towards the nearest row of another class too.</summary>
    /// <value>Default: <see cref="BorderlineSmoteKind.OwnClass"/>.</value>
    public BorderlineSmoteKind Kind { get; init; } = BorderlineSmoteKind.OwnClass;

    /// <summary>How many rows each class shall have.</summary>
    /// <value>Default: <see cref="SamplingTarget.Auto"/>, every class grows to the size of the largest.</value>
    public SamplingTarget Target { get; init; } = SamplingTarget.Auto;

    /// <summary>The seed. The same seed gives the same rows, bit for bit, on any number of threads.</summary>
    /// <value>Default: null, drawn from the <see cref="MLContext"/>.</value>
    public int? Seed { get; init; }
}
