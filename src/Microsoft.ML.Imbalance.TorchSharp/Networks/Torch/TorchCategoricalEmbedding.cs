using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <inheritdoc cref="CategoricalEmbedding"/>
internal sealed class TorchCategoricalEmbedding(CategoricalEmbedding layer, TorchValues values) : TorchLayer
{
    private readonly Tensor _vectors = values.Parameter(layer.InputWidth, layer.OutputWidth);

    public override Tensor Forward(Tensor input, DropoutMasks? dropout)
    {
        using CastParameter vectors = As(_vectors, input);
        return input.mm(vectors.Tensor);
    }
}
