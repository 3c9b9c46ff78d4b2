using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Losses of a logit and a yes or no, element by element.</summary>
internal static class SigmoidLosses
{
    private const double SmallestProbability = 1e-8;

    /// <summary>- t ln σ(z) - (1 - t) ln (1 - σ(z)).</summary>
    public static Tensor CrossEntropy(Tensor logits, Tensor targets) => functional.binary_cross_entropy_with_logits(logits, targets, reduction: Reduction.None);

    /// <summary>(1 - p_t)^γ times the cross-entropy, p_t being the probability given to what is true.</summary>
    public static Tensor Focal(Tensor logits, Tensor targets, double gamma)
    {
        using Tensor crossEntropy = CrossEntropy(logits, targets);
        return FocalLoss.Focus(crossEntropy, gamma);
    }

    /// <summary>
    /// - t (1 - p)^γ₊ ln p - (1 - t) q^γ₋ ln (1 - q), q = max(p - m, 0): a shifted probability m forgives easy negatives altogether.
    /// </summary>
    public static Tensor Asymmetric(Tensor logits, Tensor targets, double positiveGamma, double negativeGamma, double margin)
    {
        using Tensor p = logits.sigmoid();
        using Tensor lowered = p.Plus(-margin);
        using Tensor shifted = lowered.AtLeast(FocalLoss.TinyRest);
        using Tensor minusP = -p;
        using Tensor complement = minusP.Plus(1);
        using Tensor rest = complement.AtLeast(FocalLoss.TinyRest);
        using Tensor easeOfPositives = rest.Power(positiveGamma);
        using Tensor easeOfNegatives = shifted.Power(negativeGamma);
        using Tensor logOfPositives = functional.logsigmoid(logits);
        using Tensor minusShifted = -shifted;
        using Tensor shiftedRest = minusShifted.Plus(1);
        using Tensor atLeast = shiftedRest.AtLeast(SmallestProbability);
        using Tensor logOfNegatives = atLeast.log();
        using Tensor ofPositives = easeOfPositives * logOfPositives;
        using Tensor ofNegatives = easeOfNegatives * logOfNegatives;
        using Tensor difference = ofPositives.Minus(ofNegatives);
        using Tensor chosen = targets * difference;
        using Tensor sum = chosen.Plus(ofNegatives);
        return -sum;
    }

    /// <summary>1 for the class of a row, 0 for the others, of the type of the logits.</summary>
    public static Tensor OneHot(Tensor classes, Tensor logits)
    {
        using Tensor integers = functional.one_hot(classes, logits.shape[1]);
        return integers.to(logits.dtype);
    }
}
