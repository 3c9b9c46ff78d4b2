using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>A small convolutional network: 3 x 3 convolutions with batch normalization, each followed by pooling to half the size; then the mean of each channel. It trains on a CPU in minutes.</summary>
public sealed class SmallCnnArchitecture : ImageArchitecture
{
    /// <summary>The channels of each convolution.</summary>
    /// <value>At least one convolution, each of at least 1. Default: 32, 64, 128.</value>
    public IReadOnlyList<int> Widths { get; init; } = [32, 64, 128];

    /// <summary>The share of the last layer's inputs that training leaves out, others for each batch.</summary>
    /// <value>0 to 0.95. Default: 0.1.</value>
    public double Dropout { get; init; } = 0.1;

    internal override int DefaultSize => 32;

    internal override int MinimumSize => 1 << Widths.Count;

    internal override void Validate()
    {
        if (Widths is null || Widths.Count == 0)
            throw new ArgumentException("Widths names no convolution; at least one is needed.", nameof(Widths));
        foreach (int width in Widths)
            OptionChecks.AtLeast(1, width, nameof(Widths));
        OptionChecks.Between(1, 8, Widths.Count, "Widths.Count");
        OptionChecks.Within(0, 0.95, Dropout);
    }

    internal override IReadOnlyList<Layer[]> Stages(int channels)
    {
        var stages = new List<Layer[]>();
        for (int i = 0; i < Widths.Count; i++)
        {
            stages.Add([new Convolution(Invariant($"conv{i + 1}"), channels, Widths[i], Kernel: 3), new MaxPool(Widths[i], Kernel: 2, Stride: 2)]);
            channels = Widths[i];
        }
        stages[^1] = [.. stages[^1], new GlobalAverage(channels), .. Dropout > 0 ? [new Dropout(channels, Dropout)] : Array.Empty<Layer>()];
        return stages;
    }
}
