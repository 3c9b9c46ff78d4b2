using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>A residual network for tables (Gorishniy et al., "Revisiting Deep Learning Models for Tabular Data", NeurIPS 2021).</summary>
/// <remarks>Each block adds to its input: batch normalization, a dense layer with rectified outputs, dropout, and a dense layer back.</remarks>
public sealed class ResNetArchitecture : NetworkArchitecture
{
    /// <summary>The width of the network.</summary>
    /// <value>At least 1. Default: 128.</value>
    public int Width { get; init; } = 128;

    /// <summary>How many blocks there are.</summary>
    /// <value>At least 1. Default: 2.</value>
    public int BlockCount { get; init; } = 2;

    /// <summary>The outputs of the dense layer within a block.</summary>
    /// <value>At least 1. Default: 256.</value>
    public int HiddenWidth { get; init; } = 256;

    /// <summary>The share of the outputs within a block that training leaves out, others for each batch.</summary>
    /// <value>0 to 0.95. Default: 0.2.</value>
    public double HiddenDropout { get; init; } = 0.2;

    /// <summary>The same for what a block adds.</summary>
    /// <value>0 to 0.95. Default: 0.</value>
    public double ResidualDropout { get; init; }

    internal override void Validate()
    {
        OptionChecks.AtLeast(1, Width);
        OptionChecks.AtLeast(1, BlockCount);
        OptionChecks.AtLeast(1, HiddenWidth);
        CheckDropout(HiddenDropout, nameof(HiddenDropout));
        CheckDropout(ResidualDropout, nameof(ResidualDropout));
    }

    internal override (IEnumerable<Layer> Body, Layer Head) Build(int inputWidth, int classCount, bool isEmbedded)
    {
        var body = new List<Layer> { new Dense(inputWidth, Width) };
        for (int i = 0; i < BlockCount; i++)
        {
            body.Add(new Residual(
                [new BatchNorm(Width), .. WithDropout(new Dense(Width, HiddenWidth, Rectifies: true), HiddenDropout), .. WithDropout(new Dense(HiddenWidth, Width), ResidualDropout)]));
        }
        body.Add(new BatchNorm(Width, Rectifies: true));
        return (body, new Dense(Width, classCount));
    }
}
