using Microsoft.ML.Imbalance;

namespace Microsoft.ML;

/// <summary>Balanced random forests: <c>mlContext.BinaryClassification.Trainers.Imbalance.BalancedForest()</c>, and for multiclass.</summary>
/// <remarks>
/// Chen, Liaw and Breiman, "Using random forest to learn imbalanced data", University of California, Berkeley, report 666 (2004). Each tree is grown on as many rows of each class as the smallest has,
/// drawn with replacement, and chooses at each split among a random part of the features. Trees are those of ML.NET's FastForest; for more than two classes each tree is one for each class against the rest.
/// The probability is the mean share of the class in the leaves.
/// </remarks>
public static class BalancedForestExtensions
{
    /// <summary>A random forest whose trees see as many rows of each class.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The label column, Boolean.</param>
    /// <param name="featureColumnName">The features, a vector of known size of Single.</param>
    /// <param name="numberOfMembers">The number of trees.</param>
    /// <param name="exampleWeightColumnName">The column of example weights; null if every row weighs 1.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public static EnsembleEstimator<BinaryImbalanceMetrics> BalancedForest(
        this BinaryTrainersImbalanceCatalog catalog, string labelColumnName = "Label", string featureColumnName = "Features", int numberOfMembers = BalancedForestOptions.DefaultNumberOfTrees,
        string? exampleWeightColumnName = null, int? seed = null)
        => Create(catalog, Options(labelColumnName, featureColumnName, numberOfMembers, exampleWeightColumnName, seed), isMulticlass: false);

    /// <summary>A random forest whose trees see as many rows of each class.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public static EnsembleEstimator<BinaryImbalanceMetrics> BalancedForest(this BinaryTrainersImbalanceCatalog catalog, BalancedForestOptions options) => Create(catalog, options, isMulticlass: false);

    /// <summary>A random forest whose trees see as many rows of each class.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The label column, a key.</param>
    /// <param name="featureColumnName">The features, a vector of known size of Single.</param>
    /// <param name="numberOfMembers">The number of trees.</param>
    /// <param name="exampleWeightColumnName">The column of example weights; null if every row weighs 1.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public static EnsembleEstimator<MulticlassImbalanceMetrics> BalancedForest(
        this MulticlassTrainersImbalanceCatalog catalog, string labelColumnName = "Label", string featureColumnName = "Features", int numberOfMembers = BalancedForestOptions.DefaultNumberOfTrees,
        string? exampleWeightColumnName = null, int? seed = null)
        => Create(catalog, Options(labelColumnName, featureColumnName, numberOfMembers, exampleWeightColumnName, seed), isMulticlass: true);

    /// <summary>A random forest whose trees see as many rows of each class.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public static EnsembleEstimator<MulticlassImbalanceMetrics> BalancedForest(this MulticlassTrainersImbalanceCatalog catalog, BalancedForestOptions options) => Create(catalog, options, isMulticlass: true);

    private static BalancedForestOptions Options(string labelColumnName, string featureColumnName, int numberOfMembers, string? exampleWeightColumnName, int? seed) => new()
    {
        LabelColumnName = labelColumnName,
        FeatureColumnName = featureColumnName,
        NumberOfMembers = numberOfMembers,
        ExampleWeightColumnName = exampleWeightColumnName,
        Seed = seed,
    };

    private static EnsembleEstimator<TMetrics> Create<TMetrics>(TrainersImbalanceCatalog<TMetrics> catalog, BalancedForestOptions options, bool isMulticlass)
        where TMetrics : ImbalanceMetrics
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        var bags = new BalancedBags(new BagSettings
        {
            Name = nameof(BalancedForest),
            Bootstrap = true,
            EvaluatesOutOfBag = options.EvaluateOutOfBag,
            NumberOfThreads = options.NumberOfThreads,
        });
        return catalog.Create(bags, new OwnTrainers((context, seed) => new BalancedTree(context, seed, options, isMulticlass)), options);
    }
}
