using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>A trained network, and how its training went.</summary>
public abstract class TrainedNetwork
{
    private protected TrainedNetwork(Network network, bool isBinary, IReadOnlyList<string> classNames, TrainingOutcome outcome, int seed)
    {
        Network = network;
        IsBinary = isBinary;
        ClassNames = classNames;
        EpochCount = outcome.History.Count;
        WasCancelled = outcome.WasCancelled;
        Seed = seed;
    }

    /// <summary>The classes in the order of the network's outputs: False and True, or the values of the label's key.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The number of trained values.</summary>
    public int ParameterCount => Network.Parameters.Length;

    /// <summary>The epochs that it was trained for, the last layer's included if that was trained by itself. The network is that of the best of them.</summary>
    public int EpochCount { get; }

    /// <summary>Whether training was ended early by the token of the options.</summary>
    public bool WasCancelled { get; }

    /// <summary>The seed that was used; give it back in the options for the same network.</summary>
    public int Seed { get; }

    internal Network Network { get; }

    internal bool IsBinary { get; }
}
