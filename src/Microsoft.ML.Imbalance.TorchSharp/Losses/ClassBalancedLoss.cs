using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Losses weighted by one over the effective number of rows of a class.</summary>
/// <remarks>
/// L = w_y l, w_c = (1 - β) / (1 - β^n_c), scaled to a mean of 1 over the classes (Cui et al., "Class-balanced loss based on effective number of samples", CVPR 2019); l is the
/// softmax or sigmoid cross-entropy or the sigmoid focal loss of the row. A mean divides by the number of rows.
/// </remarks>
public sealed class ClassBalancedLoss : ImbalanceLoss
{
    private readonly ClassConstants _weights;
    private readonly ClassBalancedLossOptions _options;

    /// <summary>Makes the loss.</summary>
    /// <param name="classCounts">Rows of each class.</param>
    /// <param name="options">β, and which loss is weighted.</param>
    /// <param name="reduction">What the losses of the rows are made into.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is not positive, or an option is out of its range.</exception>
    public ClassBalancedLoss(IReadOnlyList<long> classCounts, ClassBalancedLossOptions? options = null, Reduction reduction = Reduction.Mean)
        : base(nameof(ClassBalancedLoss), reduction)
    {
        _options = options ?? new ClassBalancedLossOptions();
        _options.Validate();
        _weights = Constants(EffectiveNumber.Weights(LossChecks.Counts(classCounts), _options.Beta));
    }

    private protected override Tensor RowLosses(Tensor logits, Tensor classes)
    {
        using Tensor plain = Plain(logits, classes);
        using Tensor weights = _weights.Of(classes, plain);
        return plain * weights;
    }

    private Tensor Plain(Tensor logits, Tensor classes)
    {
        if (_options.Form == ClassBalancedForm.CrossEntropy)
            return functional.cross_entropy(logits, classes, reduction: Reduction.None);
        using Tensor targets = SigmoidLosses.OneHot(classes, logits);
        using Tensor elements = _options.Form == ClassBalancedForm.Focal ? SigmoidLosses.Focal(logits, targets, _options.Gamma) : SigmoidLosses.CrossEntropy(logits, targets);
        return elements.sum(1);
    }
}
