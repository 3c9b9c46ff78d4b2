using Microsoft.ML.Trainers;

namespace Microsoft.ML.Imbalance;

/// <summary>What learns, for instance hardness, how probable each class of a row is: known by a name, made for a key column of classes and a vector of features.</summary>
/// <param name="name">The name.</param>
/// <param name="create">Makes it from a context, the label column and the feature column. It scores rows by a vector with a slot for each key, in <c>Score</c>.</param>
internal sealed class HardnessTrainer(string name, Func<MLContext, string, string, IEstimator<ITransformer>> create)
{
    public static HardnessTrainer LogisticRegression { get; } = new(
        "logistic-regression",
        (context, label, features) => context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            LabelColumnName = label,
            FeatureColumnName = features,
            // Sums over threads are rounded otherwise than sums over rows.
            NumberOfThreads = 1,
        }));

    public string Name { get; } = name;

    public IEstimator<ITransformer> Create(MLContext context, string labelColumnName, string featureColumnName) => create(context, labelColumnName, featureColumnName);
}
