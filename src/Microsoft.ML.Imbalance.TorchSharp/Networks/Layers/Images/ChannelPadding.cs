namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <summary>Every other pixel, with channels of zeros before and behind: a shortcut without parameters to a block that is smaller and has more channels (He et al., CVPR 2016, option A).</summary>
internal sealed record ChannelPadding(int InputWidth, int OutputWidth, int Stride) : Layer(InputWidth, OutputWidth)
{
    /// <summary>Channels of zeros on either side.</summary>
    public int Padding => (OutputWidth - InputWidth) / 2;
}
