namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <summary>y = W x + b, then max(y, 0) if it <paramref name="Rectifies"/>.</summary>
/// <remarks>Parameters: W, (outputs, inputs); b, (outputs), if it <paramref name="HasBias"/>.</remarks>
internal sealed record Dense(int InputWidth, int OutputWidth, bool Rectifies = false, bool HasBias = true) : Layer(InputWidth, OutputWidth)
{
    public override int ParameterCount => (InputWidth + (HasBias ? 1 : 0)) * OutputWidth;

    public override void Initialize(Span<float> parameters, Span<float> buffers, RandomStream random) => FillUniform(parameters, InputWidth, ref random);
}
