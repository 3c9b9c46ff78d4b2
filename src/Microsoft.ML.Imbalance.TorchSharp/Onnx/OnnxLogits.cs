using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp.Onnx;

/// <summary>The part of a graph from a row of numbers to logits: (rows, classes), or (rows, members, classes) of several opinions on each row.</summary>
internal abstract class OnnxLogits(Network network)
{
    /// <summary>Numbers of a row.</summary>
    public abstract int InputWidth { get; }

    public abstract bool HasMembers { get; }

    public int ClassCount => Network.Shape.ClassCount;

    protected Network Network => network;

    /// <returns>The name of the output.</returns>
    public abstract string Add(OnnxGraph graph, string input);

    protected string AddLayers(OnnxGraph graph, string input) => new OnnxLayers(graph, network).Add(network.Shape.Body.Append(network.Shape.Head), input);
}

/// <summary>A network of tables.</summary>
internal sealed class TableLogits(Network network) : OnnxLogits(network)
{
    public override int InputWidth => Network.Shape.FeatureCount;

    public override bool HasMembers => Network.Shape.MemberCount > 1;

    public override string Add(OnnxGraph graph, string input) => AddLayers(graph, input);
}
