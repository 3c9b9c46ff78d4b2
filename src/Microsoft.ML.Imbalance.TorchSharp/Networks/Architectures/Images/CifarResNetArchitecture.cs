using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>A residual network for images of about 32 x 32 pixels (He et al., "Deep residual learning for image recognition", CVPR 2016, section 4.2): three stages of 16, 32 and 64 channels.</summary>
/// <remarks>With 20 layers it has 0.27 million parameters. Shortcuts have none, as in the paper.</remarks>
public sealed class CifarResNetArchitecture : ImageArchitecture
{
    private const int StemWidth = 16;
    private const int StageCount = 3;

    /// <summary>How many layers there are.</summary>
    /// <value>6 n + 2: 20, 32, 44, 56 or 110. Default: 20.</value>
    public int Depth { get; init; } = 20;

    internal override int DefaultSize => 32;

    internal override int MinimumSize => 4;

    internal override void Validate()
    {
        if (Depth is not (20 or 32 or 44 or 56 or 110))
            throw new ArgumentOutOfRangeException(nameof(Depth), Depth, Invariant($"Depth is {Depth}; it must be 20, 32, 44, 56 or 110."));
    }

    internal override IReadOnlyList<Layer[]> Stages(int channels)
    {
        var stages = new List<Layer[]> { new Layer[] { new Convolution("conv1", channels, StemWidth, Kernel: 3) } };
        int blocks = (Depth - 2) / (2 * StageCount), width = StemWidth;
        for (int stage = 1; stage <= StageCount; stage++)
        {
            int outputs = StemWidth << (stage - 1);
            var layers = new List<Layer>();
            for (int block = 0; block < blocks; block++)
            {
                int stride = stage > 1 && block == 0 ? 2 : 1;
                layers.Add(ResidualBlocks.Basic(Invariant($"layer{stage}.{block}"), width, outputs, stride, stride == 1 ? null : new ChannelPadding(width, outputs, stride)));
                width = outputs;
            }
            stages.Add([.. layers]);
        }
        stages[^1] = [.. stages[^1], new GlobalAverage(width)];
        return stages;
    }
}
