using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>A trained network.</summary>
public sealed class NeuralNetworkModel
{
    internal NeuralNetworkModel(Network network, bool isBinary, IReadOnlyList<string> classNames)
    {
        Network = network;
        IsBinary = isBinary;
        ClassNames = classNames;
    }

    /// <summary>The classes in the order of the network's outputs: False and True, or the values of the label's key.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The number of trained values.</summary>
    public int ParameterCount => Network.Parameters.Length;

    internal Network Network { get; }

    internal bool IsBinary { get; }
}
