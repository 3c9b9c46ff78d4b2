namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <summary>y = x + f(x), with f the layers of the body (He et al., CVPR 2016).</summary>
/// <remarks>Parameters and buffers: those of the body, layer after layer.</remarks>
internal sealed record Residual(IReadOnlyList<Layer> Body) : Layer(Body[0].InputWidth, Body[^1].OutputWidth)
{
    public override int ParameterCount => Body.Sum(layer => layer.ParameterCount);

    public override int BufferCount => Body.Sum(layer => layer.BufferCount);

    public override void Initialize(Span<float> parameters, Span<float> buffers, RandomStream random) => NetworkShape.Initialize(Body, parameters, buffers, random);
}
