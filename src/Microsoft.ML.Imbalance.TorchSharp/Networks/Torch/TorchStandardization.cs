using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <inheritdoc cref="Standardization"/>
internal sealed class TorchStandardization(Standardization layer, TorchValues values) : TorchLayer
{
    private readonly Tensor _mean = values.Buffer(layer.Width);
    private readonly Tensor _scale = values.Buffer(layer.Width);

    public override Tensor Forward(Tensor input, DropoutMasks? dropout)
    {
        using CastParameter mean = As(_mean, input);
        using CastParameter scale = As(_scale, input);
        return input.sub(mean.Tensor).mul_(scale.Tensor);
    }
}
