using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Cross-entropy with a weight for each class and label smoothing.</summary>
/// <remarks>
/// L = - w_y ln p_y, p = softmax(z). With smoothing ε the target is 1 - ε + ε / K for the row's class and ε / K for the others (Szegedy et al., "Rethinking the Inception
/// architecture", CVPR 2016). A mean is over the weights of the rows' classes, as in PyTorch. Weights of one over the class share rarely help: see the reference page.
/// </remarks>
public sealed class WeightedCrossEntropyLoss : AdjustedCrossEntropyLoss
{
    private readonly ClassConstants? _weights;

    /// <summary>Makes the loss.</summary>
    /// <param name="classWeights">A weight for each class, positive; null for 1.</param>
    /// <param name="labelSmoothing">ε, 0 … 1.</param>
    /// <param name="reduction">What the losses of the rows are made into.</param>
    /// <exception cref="ArgumentOutOfRangeException">A weight is not positive and finite, or the smoothing is not within 0 … 1.</exception>
    public WeightedCrossEntropyLoss(IReadOnlyList<double>? classWeights = null, double labelSmoothing = 0, Reduction reduction = Reduction.Mean)
        : base(nameof(WeightedCrossEntropyLoss), reduction)
    {
        _weights = LossChecks.Weights(classWeights) is double[] weights ? Constants(weights) : null;
        LabelSmoothing = OptionChecks.Within(0, 1, labelSmoothing);
    }

    private protected override double LabelSmoothing { get; }

    private protected override ClassConstants? CountsOfRows => _weights;

    private protected override Tensor Adjust(Tensor logits, Tensor classes) => logits.alias();
}
