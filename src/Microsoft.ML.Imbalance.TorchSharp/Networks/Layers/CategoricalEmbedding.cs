namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <summary>The vector of the category that a group of one-hot slots names: y = x E. A group without a one, an unknown category, gives zeros.</summary>
/// <remarks>Parameters: E, (categories, outputs).</remarks>
internal sealed record CategoricalEmbedding(int InputWidth, int OutputWidth) : Layer(InputWidth, OutputWidth)
{
    public override int ParameterCount => InputWidth * OutputWidth;

    public override void Initialize(Span<float> parameters, Span<float> buffers, RandomStream random) => FillUniform(parameters, OutputWidth, ref random);
}
