using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Asymmetric loss: each class against the rest, where easy rows of the rest count less or nothing.</summary>
/// <remarks>
/// L = - (1 - p_y)^γ₊ ln p_y - Σ_{c ≠ y} q_c^γ₋ ln (1 - q_c), p = σ(z), q = max(p - m, 0) (Ridnik et al., "Asymmetric loss for multi-label classification", ICCV 2021).
/// Made for many labels a row; for one label, a softmax loss is mostly the better choice.
/// </remarks>
public sealed class AsymmetricLoss : ImbalanceLoss
{
    private readonly AsymmetricLossOptions _options;

    /// <summary>Makes the loss.</summary>
    /// <param name="options">γ₊, γ₋ and m.</param>
    /// <param name="reduction">What the losses of the rows are made into.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public AsymmetricLoss(AsymmetricLossOptions? options = null, Reduction reduction = Reduction.Mean)
        : base(nameof(AsymmetricLoss), reduction)
    {
        _options = options ?? new AsymmetricLossOptions();
        _options.Validate();
    }

    private protected override Tensor RowLosses(Tensor logits, Tensor classes)
    {
        using Tensor targets = SigmoidLosses.OneHot(classes, logits);
        using Tensor elements = SigmoidLosses.Asymmetric(logits, targets, _options.PositiveGamma, _options.NegativeGamma, _options.Margin);
        return elements.sum(1);
    }
}
