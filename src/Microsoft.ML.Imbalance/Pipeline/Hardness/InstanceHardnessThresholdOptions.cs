namespace Microsoft.ML.Imbalance;

/// <summary>Options of <see cref="TransformsImbalanceCatalog.InstanceHardnessThreshold(InstanceHardnessThresholdOptions)"/>.</summary>
public sealed class InstanceHardnessThresholdOptions
{
    internal const int DefaultNumberOfFolds = 5;

    /// <summary>The label column: Boolean, key, text, Single, Double or an integer type.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>The features of the default model: vectors of known size of Single or Double, or single numbers. Ignored when <see cref="Estimator"/> is set.</summary>
    /// <value>Default: <c>Features</c>.</value>
    public IReadOnlyList<string> FeatureColumnNames { get; init; } = [DefaultColumns.Features];

    /// <summary>
    /// The model whose opinion counts: a trainer or a pipeline that ends in one. It is trained on the label column as it is, so that has to be of a type the trainer takes.
    /// Its output is read from <see cref="ProbabilityColumnName"/> or, where there is no such column, <see cref="ScoreColumnName"/>.
    /// </summary>
    /// <value>Default: null, maximum-entropy (logistic) regression on normalized features, for labels of any type.</value>
    public IEstimator<ITransformer>? Estimator { get; init; }

    /// <summary>What the default model learns with; ignored when <see cref="Estimator"/> is set.</summary>
    internal HardnessTrainer Trainer { get; init; } = HardnessTrainer.LogisticRegression;

    /// <summary>The probability of the positive class that a binary <see cref="Estimator"/> gives.</summary>
    /// <value>Default: <c>Probability</c>.</value>
    public string ProbabilityColumnName { get; init; } = DefaultColumns.Probability;

    /// <summary>The score that <see cref="Estimator"/> gives: a number for two classes, a vector with a slot for each class otherwise.</summary>
    /// <value>Default: <c>Score</c>.</value>
    public string ScoreColumnName { get; init; } = DefaultColumns.Score;

    /// <summary>In how many stratified folds rows are judged, each by a model of the others.</summary>
    /// <value>At least 2; every class needs as many rows. Default: 5.</value>
    public int NumberOfFolds { get; init; } = DefaultNumberOfFolds;

    /// <summary>How many rows each class shall have.</summary>
    /// <value>Default: <see cref="SamplingTarget.Auto"/>, every class shrinks to the size of the smallest.</value>
    public SamplingTarget Target { get; init; } = SamplingTarget.Auto;

    /// <summary>The seed of the folds. The same seed gives the same folds.</summary>
    /// <value>Default: null, drawn from the <see cref="MLContext"/>.</value>
    public int? Seed { get; init; }
}
