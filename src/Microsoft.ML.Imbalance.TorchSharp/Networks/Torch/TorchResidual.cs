using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <inheritdoc cref="Residual"/>
internal sealed class TorchResidual(Residual layer, TorchValues values) : TorchLayer
{
    private readonly TorchLayer[] _body = [.. layer.Body.Select(inner => Create(inner, values))];

    public override Tensor Forward(Tensor input, DropoutMasks? dropout)
    {
        using Tensor change = Forward(_body, input, dropout);
        return input.Plus(change);
    }
}
