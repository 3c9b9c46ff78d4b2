using TorchSharp;
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
        // Held until the division is done: see ScalarArithmetic.
        using Scalar share = kept;
        mask.bernoulli_(kept, dropout).div_(share);
        return input * mask;
    }
}
