using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Poly-1: cross-entropy with another weight on the first term of its series.</summary>
/// <remarks>
/// L = - ln p_y + ε (1 - p_y), p = softmax(z) (Leng et al., "PolyLoss: a polynomial expansion perspective of classification loss functions", ICLR 2022). For imbalanced classes the paper
/// finds positive and negative ε useful, by data set: tune it.
/// </remarks>
public sealed class PolyLoss : ImbalanceLoss
{
    private readonly double _epsilon;

    /// <summary>Makes the loss.</summary>
    /// <param name="epsilon">ε, at least -1.</param>
    /// <param name="reduction">What the losses of the rows are made into.</param>
    /// <exception cref="ArgumentOutOfRangeException">ε is below -1 or not finite.</exception>
    public PolyLoss(double epsilon = PolyLossOptions.DefaultEpsilon, Reduction reduction = Reduction.Mean)
        : base(nameof(PolyLoss), reduction)
        => _epsilon = PolyLossOptions.Check(epsilon);

    private protected override Tensor RowLosses(Tensor logits, Tensor classes)
    {
        using Tensor crossEntropy = functional.cross_entropy(logits, classes, reduction: Reduction.None);
        using Tensor negative = -crossEntropy;
        // 1 - p = -(exp(ln p) - 1).
        using Tensor minusRest = negative.expm1();
        using Tensor term = minusRest.Times(_epsilon);
        return crossEntropy.Minus(term);
    }
}
