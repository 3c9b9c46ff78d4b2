using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <summary>A network in training.</summary>
internal sealed class TorchNetwork : TrainableNetwork
{
    private readonly NetworkShape _shape;
    private readonly TorchValues _values;
    private readonly TorchLayer[] _frozen;
    private readonly TorchLayer[] _body;
    private readonly TorchLayer _head;

    /// <param name="network">The values to begin with.</param>
    /// <param name="device">Where to compute; by default the CPU.</param>
    /// <param name="frozenLayers">Layers at the beginning that only predict.</param>
    public TorchNetwork(Network network, Device? device = null, int frozenLayers = 0)
    {
        _shape = network.Shape;
        _values = new TorchValues(network, device ?? CPU);
        _frozen = [.. _shape.Body.Take(frozenLayers).Select(layer => TorchLayer.Create(layer, _values))];
        _body = [.. _shape.Body.Skip(frozenLayers).Select(layer => TorchLayer.Create(layer, _values))];
        FrozenParameterCount = _shape.Body.Take(frozenLayers).Sum(layer => layer.ParameterCount);
        _head = TorchLayer.Create(_shape.Head, _values);
        // Gradients are computed in the memory that they lie in.
        if (Parameters.device_type == DeviceType.CPU && _frozen.Length == 0)
            Chain = GradientChain.Of(_body.Append(_head));
    }

    public override int ClassCount => _shape.ClassCount;

    public override int MemberCount => _shape.MemberCount;

    public override Tensor Parameters => _values.Parameters;

    public override Tensor Gradients => _values.Gradients;

    public override Range HeadRange => _shape.BodyParameterCount.._shape.ParameterCount;

    public override int FrozenParameterCount { get; }

    public override Tensor Buffers => _values.Buffers;

    public override GradientChain? Chain { get; }

    public override Tensor Represent(Tensor batch, DropoutMasks? dropout)
    {
        if (_frozen.Length == 0)
            return TorchLayer.Forward(_body, batch, dropout);
        using Tensor seen = Predict(batch);
        return TorchLayer.Forward(_body, seen, dropout);
    }

    public override Tensor Classify(Tensor representation) => _head.Forward(representation, dropout: null);

    /// <summary>The network with the values that it has now.</summary>
    public Network ToNetwork()
    {
        using Tensor parameters = Parameters.cpu(), buffers = Buffers.cpu();
        return new Network(_shape, parameters.data<float>().ToArray(), buffers.data<float>().ToArray());
    }

    public override void Dispose() => _values.Dispose();

    private Tensor Predict(Tensor batch)
    {
        using (no_grad())
            return TorchLayer.Forward(_frozen, batch, dropout: null);
    }
}
