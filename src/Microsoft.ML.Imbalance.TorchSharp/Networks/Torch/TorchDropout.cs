using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <inheritdoc cref="Dropout"/>
internal sealed class TorchDropout(Dropout layer) : TorchLayer, IChainLayer
{
    public override Tensor Forward(Tensor input, DropoutMasks? dropout)
    {
        if (dropout is null)
            return input.alias();
        Tensor output = Forward(input, dropout, out Tensor? mask);
        mask!.Dispose();
        return output;
    }

    public Tensor Forward(Tensor input, DropoutMasks dropout, out Tensor? kept)
    {
        double share = 1 - layer.Rate;
        // Held until the division is done: see ScalarArithmetic.
        using Scalar divisor = share;
        kept = dropout.Next(input, share).div_(divisor);
        return input * kept;
    }

    public void AddGradients(in LayerPass pass, Tensor gradient)
    {
    }

    public Tensor InputGradient(in LayerPass pass, Tensor gradient) => gradient.mul_(pass.Kept!);
}
