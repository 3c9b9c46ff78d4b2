using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>A residual network for photographs (He et al., "Deep residual learning for image recognition", CVPR 2016): ResNet-18, 34 or 50, with the names of weights that torchvision and timm use.</summary>
/// <remarks>
/// With 1,000 classes they have 11.7, 21.8 and 25.6 million parameters. In ResNet-50 the 3 x 3 convolution of a block has the stride, as in those libraries, not the first. Trained from the beginning they need
/// many images and a GPU; from <see cref="ImageNeuralNetworkOptions.WeightsPath"/>, with frozen stages, few images and a CPU will do.
/// </remarks>
public sealed class ImageResNetArchitecture : ImageArchitecture
{
    private const int StemWidth = 64;
    private const int Expansion = 4;

    /// <summary>How many layers there are.</summary>
    /// <value>18, 34 or 50. Default: 18.</value>
    public int Depth { get; init; } = 18;

    internal override int DefaultSize => 224;

    internal override int MinimumSize => 32;

    internal override void Validate()
    {
        if (Depth is not (18 or 34 or 50))
            throw new ArgumentOutOfRangeException(nameof(Depth), Depth, Invariant($"Depth is {Depth}; it must be 18, 34 or 50."));
    }

    internal override IReadOnlyList<Layer[]> Stages(int channels)
    {
        var stages = new List<Layer[]> { new Layer[] { new Convolution("conv1", channels, StemWidth, Kernel: 7, Stride: 2), new MaxPool(StemWidth, Kernel: 3, Stride: 2, Padding: 1) } };
        int[] blocks = Depth == 18 ? [2, 2, 2, 2] : [3, 4, 6, 3];
        int width = StemWidth, expansion = Depth == 50 ? Expansion : 1;
        for (int stage = 0; stage < blocks.Length; stage++)
        {
            int inner = StemWidth << stage, outputs = inner * expansion;
            var layers = new List<Layer>();
            for (int block = 0; block < blocks[stage]; block++)
            {
                string name = Invariant($"layer{stage + 1}.{block}");
                int stride = stage > 0 && block == 0 ? 2 : 1;
                Layer? shortcut = stride == 1 && width == outputs ? null : new Convolution($"{name}.downsample.0", width, outputs, Kernel: 1, stride, Rectifies: false);
                layers.Add(Depth == 50 ? ResidualBlocks.Bottleneck(name, width, inner, outputs, stride, shortcut) : ResidualBlocks.Basic(name, width, outputs, stride, shortcut));
                width = outputs;
            }
            stages.Add([.. layers]);
        }
        stages[^1] = [.. stages[^1], new GlobalAverage(width)];
        return stages;
    }
}
