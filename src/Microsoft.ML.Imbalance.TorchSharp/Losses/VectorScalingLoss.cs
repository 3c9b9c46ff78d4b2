using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Vector scaling: logits are multiplied by a class factor and shifted by a class offset in training.</summary>
/// <remarks>
/// L = - ln softmax(Δ z + ι)_y, Δ_c = (n_c / n_max)^γ, ι_c = τ ln π_c (Kini et al., "Label-imbalanced and group-sensitive classification under overparameterization", NeurIPS 2021).
/// The offset helps early in training, the factor moves the decision of a network that fits its training rows perfectly. γ = 0 is <see cref="LogitAdjustedLoss"/>.
/// </remarks>
public sealed class VectorScalingLoss : AdjustedCrossEntropyLoss
{
    private readonly ClassConstants _factors, _offsets;

    /// <summary>Makes the loss.</summary>
    /// <param name="classCounts">Rows of each class.</param>
    /// <param name="options">γ and τ.</param>
    /// <param name="reduction">What the losses of the rows are made into.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is not positive, or an option is negative.</exception>
    public VectorScalingLoss(IReadOnlyList<long> classCounts, VectorScalingLossOptions? options = null, Reduction reduction = Reduction.Mean)
        : base(nameof(VectorScalingLoss), reduction)
    {
        options ??= new VectorScalingLossOptions();
        options.Validate();
        double[] counts = LossChecks.Counts(classCounts);
        double largest = counts.Max();
        _factors = Constants(counts.Select(count => Math.Pow(count / largest, options.Gamma)));
        _offsets = Constants(LossChecks.Shares(counts).Select(share => options.Tau * Math.Log(share)));
    }

    private protected override Tensor Adjust(Tensor logits, Tensor classes) => _offsets.Like(logits).PlusProduct(logits, _factors.Like(logits));
}
