using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Label-distribution-aware margins: rare classes must win by more.</summary>
/// <remarks>
/// L = - ln softmax(s (z - m_y e_y))_y, m_c ∝ n_c^(-1/4), the largest being <see cref="LdamLossOptions.MaximumMargin"/> (Cao et al., "Learning imbalanced datasets with
/// label-distribution-aware margin loss", NeurIPS 2019). Made for normalized logits: with s = 30, logits of a plain network need a small learning rate. Pairs well with deferred
/// re-weighting. Class weights act as in PyTorch: a mean is over them.
/// </remarks>
public sealed class LdamLoss : AdjustedCrossEntropyLoss
{
    private readonly ClassConstants _margins;
    private readonly double _scale;

    /// <summary>Makes the loss.</summary>
    /// <param name="classCounts">Rows of each class.</param>
    /// <param name="options">Margin and scale.</param>
    /// <param name="classWeights">A weight for each class, positive; null for 1.</param>
    /// <param name="reduction">What the losses of the rows are made into.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count or weight is not positive, or an option is out of its range.</exception>
    public LdamLoss(IReadOnlyList<long> classCounts, LdamLossOptions? options = null, IReadOnlyList<double>? classWeights = null, Reduction reduction = Reduction.Mean)
        : base(nameof(LdamLoss), reduction)
    {
        options ??= new LdamLossOptions();
        options.Validate();
        double[] raw = Array.ConvertAll(LossChecks.Counts(classCounts), count => Math.Pow(count, -0.25));
        double largest = raw.Max();
        _margins = Constants(raw.Select(margin => margin * options.MaximumMargin / largest));
        _scale = options.Scale;
        CountsOfRows = LossChecks.Weights(classWeights) is double[] weights ? Constants(weights) : null;
    }

    private protected override ClassConstants? CountsOfRows { get; }

    private protected override Tensor Adjust(Tensor logits, Tensor classes)
    {
        using Tensor margins = _margins.Of(classes, logits);
        using Tensor column = margins.unsqueeze(1);
        using Tensor places = classes.unsqueeze(1);
        using Tensor negative = -column;
        using Tensor shifted = logits.scatter_add(1, places, negative);
        return shifted.Times(_scale);
    }
}
