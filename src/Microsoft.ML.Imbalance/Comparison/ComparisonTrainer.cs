using Microsoft.ML.Trainers;

namespace Microsoft.ML.Imbalance;

/// <summary>A way of training that takes part in a comparison: a name, and a function that makes the trainer.</summary>
/// <remarks>
/// Trainers of all strategies run side by side, each in a context of its own. Let each use one thread and the seed that it is given, and the comparison has the same
/// bits for any number of threads.
/// </remarks>
public sealed class ComparisonTrainer
{
    private readonly Func<TrainerParameters, IEstimator<ITransformer>> _create;

    /// <summary>Names a way of training.</summary>
    /// <param name="name">What to call it; one name for each trainer of a comparison.</param>
    /// <param name="create">Makes a trainer for the columns that it is told. It is called for several folds at the same time.</param>
    public ComparisonTrainer(string name, Func<TrainerParameters, IEstimator<ITransformer>> create)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(create);
        Name = name;
        _create = create;
    }

    /// <summary>ML.NET's L-BFGS logistic regression for two classes, with its defaults and one thread.</summary>
    public static ComparisonTrainer LogisticRegression { get; } = new(
        "logistic-regression",
        of => of.Context.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            LabelColumnName = of.LabelColumnName,
            FeatureColumnName = of.FeatureColumnName,
            ExampleWeightColumnName = of.ExampleWeightColumnName,
            NumberOfThreads = 1,
        }));

    /// <summary>ML.NET's L-BFGS maximum entropy, which is logistic regression for any number of classes, with its defaults and one thread.</summary>
    public static ComparisonTrainer MaximumEntropy { get; } = new(
        "maximum-entropy",
        of => of.Context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new LbfgsMaximumEntropyMulticlassTrainer.Options
        {
            LabelColumnName = of.LabelColumnName,
            FeatureColumnName = of.FeatureColumnName,
            ExampleWeightColumnName = of.ExampleWeightColumnName,
            NumberOfThreads = 1,
        }));

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>The name.</summary>
    /// <returns><see cref="Name"/>.</returns>
    public override string ToString() => Name;

    internal IEstimator<ITransformer> Create(TrainerParameters of) => _create(of)
        ?? throw new InvalidOperationException($"Trainer '{Name}' made no estimator. Return one from its function.");
}
