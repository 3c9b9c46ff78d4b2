using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Losses that are a cross-entropy of changed logits.</summary>
public abstract class AdjustedCrossEntropyLoss : ImbalanceLoss
{
    private protected AdjustedCrossEntropyLoss(string name, Reduction reduction)
        : base(name, reduction)
    {
    }

    private protected virtual double LabelSmoothing => 0;

    /// <summary>The logits that the cross-entropy is of; a new tensor.</summary>
    private protected abstract Tensor Adjust(Tensor logits, Tensor classes);

    private protected sealed override Tensor RowLosses(Tensor logits, Tensor classes) => CrossEntropy(logits, classes, Reduction.None);

    private protected sealed override Tensor Mean(Tensor logits, Tensor classes) => CrossEntropy(logits, classes, Reduction.Mean);

    private Tensor CrossEntropy(Tensor logits, Tensor classes, Reduction reduction)
    {
        using Tensor adjusted = Adjust(logits, classes);
        return functional.cross_entropy(adjusted, classes, CountsOfRows?.Like(logits), reduction: reduction, label_smoothing: LabelSmoothing);
    }
}
