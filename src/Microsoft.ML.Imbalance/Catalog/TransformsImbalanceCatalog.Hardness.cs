namespace Microsoft.ML.Imbalance;

/// <content>Undersampling by the opinion of a model.</content>
public sealed partial class TransformsImbalanceCatalog
{
    /// <summary>Keeps the rows of the larger classes that a model trained on other rows finds easiest (Smith et al., 2014).</summary>
    /// <param name="labelColumnName">The label column: Boolean, key, text, Single, Double or an integer type.</param>
    /// <param name="featureColumnName">The features of the default model; not read when <paramref name="estimator"/> is given.</param>
    /// <param name="estimator">The model: a trainer or a pipeline that ends in one. By default logistic regression on normalized features.</param>
    /// <param name="numberOfFolds">In how many folds rows are judged, each by a model of the others.</param>
    /// <param name="target">How many rows each class shall have; by default as many as the smallest.</param>
    /// <param name="seed">The seed of the folds; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator InstanceHardnessThreshold(
        string labelColumnName = DefaultColumns.Label, string featureColumnName = DefaultColumns.Features, IEstimator<ITransformer>? estimator = null,
        int numberOfFolds = InstanceHardnessThresholdOptions.DefaultNumberOfFolds, SamplingTarget? target = null, int? seed = null)
        => InstanceHardnessThreshold(new InstanceHardnessThresholdOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnNames = [featureColumnName],
            Estimator = estimator,
            NumberOfFolds = numberOfFolds,
            Target = target ?? SamplingTarget.Auto,
            Seed = seed,
        });

    /// <summary>Keeps the rows of the larger classes that a model trained on other rows finds easiest (Smith et al., 2014).</summary>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public ResamplingEstimator InstanceHardnessThreshold(InstanceHardnessThresholdOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ResamplingEstimator(_environment, new InstanceHardnessThreshold(options, new CrossPredictor(options)));
    }
}
