using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <inheritdoc cref="Dropout"/>
internal sealed class TorchDropout(Dropout layer) : TorchLayer
{
    public override Tensor Forward(Tensor input, Generator? dropout)
    {
        if (dropout is null)
            return input.alias();
        double kept = 1 - layer.Rate;
        using Tensor mask = empty_like(input);
        mask.bernoulli_(kept, dropout).div_(kept);
        return input * mask;
    }
}
