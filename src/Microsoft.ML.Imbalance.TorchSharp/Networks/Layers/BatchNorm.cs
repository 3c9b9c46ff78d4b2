namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <summary>y = γ (x - mean) / √(variance + ε) + β, slot by slot, then max(y, 0) if it <paramref name="Rectifies"/> (Ioffe and Szegedy, ICML 2015).</summary>
/// <remarks>
/// Parameters: γ, β. Buffers: running mean, running variance. In training the mean and variance are those of the batch, and the running ones move by a tenth towards them.
/// </remarks>
internal sealed record BatchNorm(int Width, bool Rectifies = false) : Layer(Width, Width)
{
    public const double Epsilon = 1e-5;
    public const double Momentum = 0.1;

    public override int ParameterCount => 2 * Width;

    public override int BufferCount => 2 * Width;

    public override void Initialize(Span<float> parameters, Span<float> buffers, RandomStream random)
    {
        parameters[..Width].Fill(1);
        buffers[Width..].Fill(1);
    }

    /// <summary>The same as y = scale x + shift.</summary>
    public (float[] Scale, float[] Shift) ToAffine(ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers)
    {
        float[] scale = new float[Width], shift = new float[Width];
        for (int i = 0; i < Width; i++)
        {
            double factor = parameters[i] / Math.Sqrt(buffers[Width + i] + Epsilon);
            scale[i] = (float)factor;
            shift[i] = (float)(parameters[Width + i] - factor * buffers[i]);
        }
        return (scale, shift);
    }
}
