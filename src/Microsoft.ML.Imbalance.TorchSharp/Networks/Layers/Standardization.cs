namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <summary>y = (x - mean) · scale, slot by slot: features as the network was trained on them.</summary>
/// <remarks>Buffers: mean, scale. The mean is taken off first, so that features far from 0 keep their digits.</remarks>
internal sealed record Standardization(int Width) : Layer(Width, Width)
{
    public override int BufferCount => 2 * Width;

    public override void Initialize(Span<float> parameters, Span<float> buffers, RandomStream random) => buffers[Width..].Fill(1);
}
