using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <inheritdoc cref="Convolution"/>
internal sealed class TorchConvolution(Convolution layer, TorchValues values) : TorchLayer
{
    private readonly Tensor _weight = values.Parameter(layer.OutputWidth, layer.InputWidth, layer.Kernel, layer.Kernel);
    private readonly TorchBatchNorm _norm = new(layer.Norm, values);

    public override Tensor Forward(Tensor input, DropoutMasks? dropout)
    {
        using CastParameter weight = As(_weight, input);
        using Tensor output = nn.functional.conv2d(input, weight.Tensor, strides: [layer.Stride, layer.Stride], padding: [layer.Padding, layer.Padding]);
        return _norm.Forward(output, dropout);
    }
}
