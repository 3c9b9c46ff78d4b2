using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <inheritdoc cref="PeriodicEmbedding"/>
internal sealed class TorchPeriodicEmbedding(PeriodicEmbedding layer, TorchValues values) : TorchLayer
{
    private readonly Tensor _frequencies = values.Parameter(layer.InputWidth, layer.Frequencies);
    private readonly Tensor _weight = values.Parameter(layer.Width, 2 * layer.Frequencies);
    private readonly Tensor _bias = values.Parameter(layer.Width);

    public override Tensor Forward(Tensor input, DropoutMasks? dropout)
    {
        using CastParameter frequencies = As(_frequencies, input);
        using CastParameter weight = As(_weight, input);
        using CastParameter bias = As(_bias, input);
        using Tensor numbers = input.unsqueeze(2);
        using Tensor turns = numbers * frequencies.Tensor;
        using Tensor whole = turns.round();
        using Tensor rest = turns.Minus(whole);
        using Tensor angles = rest.Times(2 * MathF.PI);
        using Tensor cosines = angles.cos();
        using Tensor sines = angles.sin();
        using Tensor both = cat([cosines, sines], 2);
        using Tensor vectors = nn.functional.linear(both, weight.Tensor, bias.Tensor);
        vectors.relu_();
        return vectors.flatten(1);
    }
}
