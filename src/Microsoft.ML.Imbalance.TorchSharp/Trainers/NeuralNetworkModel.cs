using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>A trained network of tables.</summary>
public sealed class NeuralNetworkModel : TrainedNetwork
{
    internal NeuralNetworkModel(Network network, bool isBinary, IReadOnlyList<string> classNames, TrainingOutcome outcome, int seed)
        : base(network, isBinary, classNames, outcome, seed)
    {
    }
}
