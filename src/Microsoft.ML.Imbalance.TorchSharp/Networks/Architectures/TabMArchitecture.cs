using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>An ensemble of perceptrons in one network (Gorishniy, Kotelnikov and Babenko, "TabM", ICLR 2025). The most accurate here, and the slowest.</summary>
/// <remarks>
/// Members share the matrices of all layers, and have factors on the inputs and outputs of each, biases and a head of their own. Each is trained on every row by itself; the probability is the mean of theirs.
/// </remarks>
public sealed class TabMArchitecture : NetworkArchitecture
{
    /// <summary>How many members there are.</summary>
    /// <value>At least 2. Default: 32, as in the paper.</value>
    public int MemberCount { get; init; } = 32;

    /// <summary>The outputs of each hidden layer.</summary>
    /// <value>At least 1. Default: 128; the paper has 512.</value>
    public int Width { get; init; } = 128;

    /// <summary>How many hidden layers there are.</summary>
    /// <value>At least 1. Default: 2.</value>
    public int BlockCount { get; init; } = 2;

    /// <summary>The share of each hidden layer's outputs that training leaves out, others for each batch.</summary>
    /// <value>0 to 0.95. Default: 0.1.</value>
    public double Dropout { get; init; } = 0.1;

    internal override void Validate()
    {
        OptionChecks.AtLeast(2, MemberCount);
        OptionChecks.AtLeast(1, Width);
        OptionChecks.AtLeast(1, BlockCount);
        CheckDropout(Dropout, nameof(Dropout));
    }

    internal override (IEnumerable<Layer> Body, Layer Head) Build(int inputWidth, int classCount, bool isEmbedded)
    {
        // Members differ by their factors on the first input, and from then on by training.
        MemberFactors factors = isEmbedded ? MemberFactors.Normal : MemberFactors.Signs;
        var body = new List<Layer>();
        for (int i = 0; i < BlockCount; i++)
        {
            body.AddRange(WithDropout(new MemberDense(i == 0 ? inputWidth : Width, Width, MemberCount, i == 0 ? factors : MemberFactors.Ones), Dropout));
        }
        return (body, new MemberHead(Width, classCount, MemberCount));
    }
}
