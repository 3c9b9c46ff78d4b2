using Microsoft.ML.Imbalance;
using Microsoft.ML.Imbalance.TorchSharp;

namespace Microsoft.ML;

/// <summary>Neural networks: <c>mlContext.BinaryClassification.Trainers.Imbalance.NeuralNetwork()</c>, and for multiclass.</summary>
public static class NeuralNetworkExtensions
{
    /// <summary>A neural network, trained with logit adjustment.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The label column, Boolean.</param>
    /// <param name="featureColumnName">The features, a vector of known size of Single.</param>
    /// <param name="exampleWeightColumnName">The column of example weights; null if every row weighs 1.</param>
    /// <param name="numberOfEpochs">The most epochs that it is trained for.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public static NeuralNetworkEstimator NeuralNetwork(
        this BinaryTrainersImbalanceCatalog catalog, string labelColumnName = "Label", string featureColumnName = "Features", string? exampleWeightColumnName = null,
        int numberOfEpochs = NetworkTrainingOptions.DefaultEpochs, int? seed = null)
        => NeuralNetwork(catalog, Options(labelColumnName, featureColumnName, exampleWeightColumnName, numberOfEpochs, seed));

    /// <summary>A neural network.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public static NeuralNetworkEstimator NeuralNetwork(this BinaryTrainersImbalanceCatalog catalog, NeuralNetworkOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new NeuralNetworkEstimator(catalog.Environment, options, isBinary: true);
    }

    /// <summary>A neural network, trained with logit adjustment.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The label column, a key.</param>
    /// <param name="featureColumnName">The features, a vector of known size of Single.</param>
    /// <param name="exampleWeightColumnName">The column of example weights; null if every row weighs 1.</param>
    /// <param name="numberOfEpochs">The most epochs that it is trained for.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public static NeuralNetworkEstimator NeuralNetwork(
        this MulticlassTrainersImbalanceCatalog catalog, string labelColumnName = "Label", string featureColumnName = "Features", string? exampleWeightColumnName = null,
        int numberOfEpochs = NetworkTrainingOptions.DefaultEpochs, int? seed = null)
        => NeuralNetwork(catalog, Options(labelColumnName, featureColumnName, exampleWeightColumnName, numberOfEpochs, seed));

    /// <summary>A neural network.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public static NeuralNetworkEstimator NeuralNetwork(this MulticlassTrainersImbalanceCatalog catalog, NeuralNetworkOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new NeuralNetworkEstimator(catalog.Environment, options, isBinary: false);
    }

    private static NeuralNetworkOptions Options(string labelColumnName, string featureColumnName, string? exampleWeightColumnName, int numberOfEpochs, int? seed) => new()
    {
        LabelColumnName = labelColumnName,
        FeatureColumnName = featureColumnName,
        ExampleWeightColumnName = exampleWeightColumnName,
        Epochs = numberOfEpochs,
        Seed = seed,
    };
}
