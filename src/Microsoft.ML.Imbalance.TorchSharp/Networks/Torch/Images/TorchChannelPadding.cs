using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <inheritdoc cref="ChannelPadding"/>
internal sealed class TorchChannelPadding(ChannelPadding layer) : TorchLayer
{
    public override Tensor Forward(Tensor input, DropoutMasks? dropout)
    {
        using Tensor rows = input.slice(2, 0, input.shape[2], layer.Stride);
        using Tensor pixels = rows.slice(3, 0, input.shape[3], layer.Stride);
        // From the last dimension to the first: width, height, channels.
        return nn.functional.pad(pixels, [0, 0, 0, 0, layer.Padding, layer.OutputWidth - layer.InputWidth - layer.Padding]);
    }
}
