using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <inheritdoc cref="MaxPool"/>
internal sealed class TorchMaxPool(MaxPool layer) : TorchLayer
{
    public override Tensor Forward(Tensor input, DropoutMasks? dropout) => nn.functional.max_pool2d(input, layer.Kernel, layer.Stride, layer.Padding);
}
