using Microsoft.ML.Imbalance;
using Microsoft.ML.Imbalance.TorchSharp;

namespace Microsoft.ML;

/// <summary>Neural networks of images: <c>mlContext.MulticlassClassification.Trainers.Imbalance.ImageNeuralNetwork()</c>, and for two classes.</summary>
public static class ImageNeuralNetworkExtensions
{
    /// <summary>A small convolutional network, trained with logit adjustment.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The label column, Boolean.</param>
    /// <param name="featureColumnName">The images: <see cref="Data.MLImage"/>, paths as text, or vectors of pixels.</param>
    /// <param name="exampleWeightColumnName">The column of example weights; null if every row weighs 1.</param>
    /// <param name="augmentation">What is done to training images, anew each time that one is drawn; null for nothing.</param>
    /// <param name="numberOfEpochs">The most epochs that it is trained for.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public static ImageNeuralNetworkEstimator ImageNeuralNetwork(
        this BinaryTrainersImbalanceCatalog catalog, string labelColumnName = "Label", string featureColumnName = ImageNeuralNetworkOptions.DefaultImageColumn, string? exampleWeightColumnName = null,
        ImageAugmentation? augmentation = null, int numberOfEpochs = ImageNeuralNetworkOptions.DefaultImageEpochs, int? seed = null)
        => ImageNeuralNetwork(catalog, Options(labelColumnName, featureColumnName, exampleWeightColumnName, augmentation, numberOfEpochs, seed));

    /// <summary>A convolutional network.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public static ImageNeuralNetworkEstimator ImageNeuralNetwork(this BinaryTrainersImbalanceCatalog catalog, ImageNeuralNetworkOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new ImageNeuralNetworkEstimator(catalog.Environment, options, isBinary: true);
    }

    /// <summary>A small convolutional network, trained with logit adjustment.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The label column, a key.</param>
    /// <param name="featureColumnName">The images: <see cref="Data.MLImage"/>, paths as text, or vectors of pixels.</param>
    /// <param name="exampleWeightColumnName">The column of example weights; null if every row weighs 1.</param>
    /// <param name="augmentation">What is done to training images, anew each time that one is drawn; null for nothing.</param>
    /// <param name="numberOfEpochs">The most epochs that it is trained for.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public static ImageNeuralNetworkEstimator ImageNeuralNetwork(
        this MulticlassTrainersImbalanceCatalog catalog, string labelColumnName = "Label", string featureColumnName = ImageNeuralNetworkOptions.DefaultImageColumn, string? exampleWeightColumnName = null,
        ImageAugmentation? augmentation = null, int numberOfEpochs = ImageNeuralNetworkOptions.DefaultImageEpochs, int? seed = null)
        => ImageNeuralNetwork(catalog, Options(labelColumnName, featureColumnName, exampleWeightColumnName, augmentation, numberOfEpochs, seed));

    /// <summary>A convolutional network.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public static ImageNeuralNetworkEstimator ImageNeuralNetwork(this MulticlassTrainersImbalanceCatalog catalog, ImageNeuralNetworkOptions options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new ImageNeuralNetworkEstimator(catalog.Environment, options, isBinary: false);
    }

    private static ImageNeuralNetworkOptions Options(
        string labelColumnName, string featureColumnName, string? exampleWeightColumnName, ImageAugmentation? augmentation, int numberOfEpochs, int? seed) => new()
        {
            LabelColumnName = labelColumnName,
            FeatureColumnName = featureColumnName,
            ExampleWeightColumnName = exampleWeightColumnName,
            Augmentation = augmentation,
            Epochs = numberOfEpochs,
            Seed = seed,
        };
}
