using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <summary>A network of tabular rows in training.</summary>
internal sealed class TorchNetwork : TrainableNetwork
{
    private readonly NetworkShape _shape;
    private readonly TorchValues _values;
    private readonly TorchLayer[] _body;
    private readonly TorchLayer _head;

    public TorchNetwork(Network network, Device? device = null)
    {
        _shape = network.Shape;
        _values = new TorchValues(network, device ?? CPU);
        _body = [.. _shape.Body.Select(layer => TorchLayer.Create(layer, _values))];
        _head = TorchLayer.Create(_shape.Head, _values);
    }

    public override int ClassCount => _shape.ClassCount;

    public override int MemberCount => _shape.MemberCount;

    public override Tensor Parameters => _values.Parameters;

    public override Tensor Gradients => _values.Gradients;

    public override Range HeadRange => _shape.BodyParameterCount.._shape.ParameterCount;

    public override Tensor Buffers => _values.Buffers;

    public override Tensor Represent(Tensor batch, Generator? dropout) => TorchLayer.Forward(_body, batch, dropout);

    public override Tensor Classify(Tensor representation) => _head.Forward(representation, dropout: null);

    /// <summary>The network with the values that it has now.</summary>
    public Network ToNetwork()
    {
        using Tensor parameters = Parameters.cpu(), buffers = Buffers.cpu();
        return new Network(_shape, parameters.data<float>().ToArray(), buffers.data<float>().ToArray());
    }

    public override void Dispose() => _values.Dispose();
}
