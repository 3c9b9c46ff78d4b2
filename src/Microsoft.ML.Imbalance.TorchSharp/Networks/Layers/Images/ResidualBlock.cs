namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <summary>y = max(f(x) + g(x), 0), with f the layers of the body and g the shortcut, the identity if there is none (He et al., CVPR 2016).</summary>
/// <remarks>Parameters and buffers: those of the body, layer after layer, then the shortcut's.</remarks>
internal sealed record ResidualBlock(IReadOnlyList<Layer> Body, Layer? Shortcut) : Layer(Body[0].InputWidth, Body[^1].OutputWidth)
{
    /// <summary>All layers, in the order of their values.</summary>
    public IEnumerable<Layer> Layers => Shortcut is null ? Body : Body.Append(Shortcut);

    public override int ParameterCount => Layers.Sum(layer => layer.ParameterCount);

    public override int BufferCount => Layers.Sum(layer => layer.BufferCount);

    public override void Initialize(Span<float> parameters, Span<float> buffers, RandomStream random) => NetworkShape.Initialize(Layers, parameters, buffers, random);
}
