using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <inheritdoc cref="ResidualBlock"/>
internal sealed class TorchResidualBlock(ResidualBlock layer, TorchValues values) : TorchLayer
{
    private readonly TorchLayer[] _body = [.. layer.Body.Select(inner => Create(inner, values))];
    private readonly TorchLayer? _shortcut = layer.Shortcut is null ? null : Create(layer.Shortcut, values);

    public override Tensor Forward(Tensor input, DropoutMasks? dropout)
    {
        using Tensor change = Forward(_body, input, dropout);
        using Tensor shortcut = _shortcut?.Forward(input, dropout) ?? input.alias();
        return change.Plus(shortcut).relu_();
    }
}
