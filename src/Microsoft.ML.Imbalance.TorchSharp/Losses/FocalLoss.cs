using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Focal loss: rows that are classified well already count less.</summary>
/// <remarks>
/// L = - α_y (1 - p_y)^γ ln p_y, p = softmax(z) (Lin et al., "Focal loss for dense object detection", ICCV 2017). γ = 0 is cross-entropy. Probabilities come out closer to
/// even than they should; calibrate before using them as such. A mean divides by the number of rows, whatever α.
/// </remarks>
public sealed class FocalLoss : ImbalanceLoss
{
    // A power below 1 has an infinite slope at 0.
    internal const double TinyRest = 1e-30;

    private readonly ClassConstants? _alpha;
    private readonly double _gamma;

    /// <summary>Makes the loss.</summary>
    /// <param name="gamma">γ, at least 0.</param>
    /// <param name="alpha">α, a weight for each class, positive; null for 1.</param>
    /// <param name="reduction">What the losses of the rows are made into.</param>
    /// <exception cref="ArgumentOutOfRangeException">γ is negative, or a weight is not positive and finite.</exception>
    public FocalLoss(double gamma = FocalLossOptions.DefaultGamma, IReadOnlyList<double>? alpha = null, Reduction reduction = Reduction.Mean)
        : base(nameof(FocalLoss), reduction)
    {
        _gamma = OptionChecks.NotNegative(gamma);
        _alpha = LossChecks.Weights(alpha) is double[] weights ? Constants(weights) : null;
    }

    private protected override Tensor RowLosses(Tensor logits, Tensor classes)
    {
        using Tensor crossEntropy = functional.cross_entropy(logits, classes, reduction: Reduction.None);
        Tensor focal = Focus(crossEntropy, _gamma);
        if (_alpha is null)
            return focal;
        using (focal)
        using (Tensor alpha = _alpha.Of(classes, focal))
            return focal * alpha;
    }

    /// <summary>(1 - p)^γ L for losses L = - ln p.</summary>
    internal static Tensor Focus(Tensor losses, double gamma)
    {
        // 1 - p = 1 - exp(-L), without cancellation where p is near 1; ln p of a sure row is 0, and so is its gradient for any γ.
        using Tensor negative = -losses;
        using Tensor minusRest = negative.expm1();
        using Tensor rest = -minusRest;
        using Tensor atLeast = rest.AtLeast(TinyRest);
        using Tensor factor = atLeast.Power(gamma);
        return factor * losses;
    }
}
