namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <summary>Logits by a head of each member's own: y = W x + b.</summary>
/// <remarks>Parameters: W, (members, classes, inputs); b, (members, classes).</remarks>
internal sealed record MemberHead(int InputWidth, int OutputWidth, int Members) : Layer(InputWidth, OutputWidth)
{
    public override int ParameterCount => Members * OutputWidth * (InputWidth + 1);

    public override void Initialize(Span<float> parameters, Span<float> buffers, RandomStream random) => FillUniform(parameters, InputWidth, ref random);
}
