using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <inheritdoc cref="GlobalAverage"/>
internal sealed class TorchGlobalAverage : TorchLayer
{
    public override Tensor Forward(Tensor input, DropoutMasks? dropout) => input.mean([2L, 3L]);
}
