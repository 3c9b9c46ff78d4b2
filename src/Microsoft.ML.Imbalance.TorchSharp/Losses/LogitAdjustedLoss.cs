using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Logit adjustment: the logarithms of the class shares are added to the logits in training, and left out in prediction.</summary>
/// <remarks>
/// L = - ln softmax(z + τ ln π)_y, π_c = n_c / n (Menon et al., "Long-tail learning via logit adjustment", ICLR 2021). With τ = 1 the class of the largest logit is the one that is
/// best for the mean recall of the classes, and the softmax of z holds for classes that are equally frequent.
/// </remarks>
public sealed class LogitAdjustedLoss : AdjustedCrossEntropyLoss
{
    private readonly ClassConstants _offsets;

    /// <summary>Makes the loss.</summary>
    /// <param name="classCounts">Rows of each class.</param>
    /// <param name="tau">How much of the class shares is taken out, at least 0.</param>
    /// <param name="reduction">What the losses of the rows are made into.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is not positive, or τ is negative.</exception>
    public LogitAdjustedLoss(IReadOnlyList<long> classCounts, double tau = LogitAdjustedLossOptions.DefaultTau, Reduction reduction = Reduction.Mean)
        : base(nameof(LogitAdjustedLoss), reduction)
    {
        OptionChecks.NotNegative(tau);
        _offsets = Constants(LossChecks.Shares(LossChecks.Counts(classCounts)).Select(share => tau * Math.Log(share)));
    }

    private protected override Tensor Adjust(Tensor logits, Tensor classes) => logits.Plus(_offsets.Like(logits));
}
