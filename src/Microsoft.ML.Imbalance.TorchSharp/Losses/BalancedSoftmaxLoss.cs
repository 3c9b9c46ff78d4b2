using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Balanced softmax: the class counts are added to the logits in training, and left out in prediction.</summary>
/// <remarks>
/// L = - ln softmax(z + ln n)_y (Ren et al., "Balanced meta-softmax for long-tailed visual recognition", NeurIPS 2020). The softmax of z then holds for classes that are equally
/// frequent. It is <see cref="LogitAdjustedLoss"/> with τ = 1.
/// </remarks>
public sealed class BalancedSoftmaxLoss : AdjustedCrossEntropyLoss
{
    private readonly ClassConstants _logarithms;

    /// <summary>Makes the loss.</summary>
    /// <param name="classCounts">Rows of each class.</param>
    /// <param name="reduction">What the losses of the rows are made into.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is not positive.</exception>
    public BalancedSoftmaxLoss(IReadOnlyList<long> classCounts, Reduction reduction = Reduction.Mean)
        : base(nameof(BalancedSoftmaxLoss), reduction)
        => _logarithms = Constants(LossChecks.Counts(classCounts).Select(count => Math.Log(count)));

    private protected override Tensor Adjust(Tensor logits, Tensor classes) => logits.Plus(_logarithms.Like(logits));
}
