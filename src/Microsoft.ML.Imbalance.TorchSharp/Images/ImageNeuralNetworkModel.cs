using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>A trained network of images.</summary>
public sealed class ImageNeuralNetworkModel : TrainedNetwork
{
    internal ImageNeuralNetworkModel(
        Network network, bool isBinary, IReadOnlyList<string> classNames, TrainingOutcome outcome, int seed, ImageInput input, ImageNormalization normalization)
        : base(network, isBinary, classNames, outcome, seed)
        => (Input, Normalization) = (input, normalization);

    /// <summary>The height of images as the network sees them.</summary>
    public int ImageHeight => Input.Shape.Height;

    /// <summary>The width of images as the network sees them.</summary>
    public int ImageWidth => Input.Shape.Width;

    /// <summary>Channels of images as the network sees them: 1 for grey or 3 for colors.</summary>
    public int Channels => Input.Shape.Channels;

    /// <summary>Mean and deviation that pixels are normalized with.</summary>
    public ImageNormalization Normalization { get; }

    internal ImageInput Input { get; }

    /// <summary>Writes the weights as a file of safetensors, with names as torchvision has them: to begin another training with, by <see cref="ImageNeuralNetworkOptions.WeightsPath"/>, or for other programs.</summary>
    /// <param name="path">The file; its name should end with <c>.safetensors</c>.</param>
    public void SaveWeights(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using FileStream stream = File.Create(path);
        SafetensorsFormat.Write(stream, NetworkWeights.ToArrays(Network));
    }
}
