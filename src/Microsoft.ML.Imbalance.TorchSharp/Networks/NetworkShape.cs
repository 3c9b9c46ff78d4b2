namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <summary>
/// A classification network as a list of layers: a body, and a head that gives one logit a class. The module that is trained, the managed forward pass and the
/// ONNX graph are all made from it.
/// </summary>
internal sealed class NetworkShape
{
    public NetworkShape(int featureCount, IReadOnlyList<Layer> body, Layer head)
    {
        FeatureCount = featureCount;
        Body = body;
        Head = head;
        BodyParameterCount = body.Sum(layer => layer.ParameterCount);
        BufferCount = body.Sum(layer => layer.BufferCount);
    }

    /// <summary>Slots of a row.</summary>
    public int FeatureCount { get; }

    public IReadOnlyList<Layer> Body { get; }

    public Layer Head { get; }

    public int ClassCount => Head.OutputWidth;

    /// <summary>Members whose probabilities are averaged; 1 for a plain network.</summary>
    public int MemberCount => Head is MemberHead head ? head.Members : 1;

    public int BodyParameterCount { get; }

    public int ParameterCount => BodyParameterCount + Head.ParameterCount;

    public int BufferCount { get; }

    /// <summary>The network that training starts from, by the seed alone.</summary>
    public Network Initialize(int seed)
    {
        float[] parameters = new float[ParameterCount], buffers = new float[BufferCount];
        Initialize(Body.Append(Head), parameters, buffers, RandomStream.Create(seed, nameof(Network)));
        return new Network(this, parameters, buffers);
    }

    /// <summary>Initializes layers one after the other, each from a stream of its own.</summary>
    public static void Initialize(IEnumerable<Layer> layers, Span<float> parameters, Span<float> buffers, RandomStream random)
    {
        ulong index = 0;
        foreach (Layer layer in layers)
        {
            layer.Initialize(parameters[..layer.ParameterCount], buffers[..layer.BufferCount], random.Split(index++));
            parameters = parameters[layer.ParameterCount..];
            buffers = buffers[layer.BufferCount..];
        }
    }
}
