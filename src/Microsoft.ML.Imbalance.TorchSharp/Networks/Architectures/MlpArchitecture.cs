using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>A multilayer perceptron: dense layers with rectified outputs, dropout after each. The fastest to train and to score with.</summary>
public sealed class MlpArchitecture : NetworkArchitecture
{
    /// <summary>The outputs of each hidden layer.</summary>
    /// <value>At least one layer, each of at least 1. Default: 128, 64.</value>
    public IReadOnlyList<int> HiddenWidths { get; init; } = [128, 64];

    /// <summary>The share of each hidden layer's outputs that training leaves out, others for each batch.</summary>
    /// <value>0 to 0.95. Default: 0.1.</value>
    public double Dropout { get; init; } = 0.1;

    internal override void Validate()
    {
        if (HiddenWidths is null || HiddenWidths.Count == 0)
            throw new ArgumentException("HiddenWidths names no layer; at least one is needed. For a model without hidden layers use a logistic regression.", nameof(HiddenWidths));
        foreach (int width in HiddenWidths)
            OptionChecks.AtLeast(1, width, nameof(HiddenWidths));
        CheckDropout(Dropout, nameof(Dropout));
    }

    internal override (IEnumerable<Layer> Body, Layer Head) Build(int inputWidth, int classCount, bool isEmbedded)
    {
        var body = new List<Layer>();
        foreach (int width in HiddenWidths)
        {
            body.AddRange(WithDropout(new Dense(inputWidth, width, Rectifies: true), Dropout));
            inputWidth = width;
        }
        return (body, new Dense(inputWidth, classCount));
    }
}
