using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Cross-entropy and the expected cost of the row under the probabilities given.</summary>
/// <remarks>
/// L = - κ ln p_y + Σ_c C(y, c) p_c, p = softmax(z): the cost-sensitive regularization of Galdran et al., "Cost-sensitive regularization for diabetic retinopathy grading", MICCAI 2020.
/// The cost alone (κ = 0) has vanishing gradients where the network is sure and wrong, so that some cross-entropy helps. Where costs are known only after training, leave
/// the loss alone and decide by expected cost.
/// </remarks>
public sealed class CostMatrixLoss : ImbalanceLoss
{
    private readonly ClassConstants[] _costsOfClasses;
    private readonly double _crossEntropyWeight;

    /// <summary>Makes the loss.</summary>
    /// <param name="costs">What a row of the class of the first index costs when it is given the class of the second: finite.</param>
    /// <param name="crossEntropyWeight">κ, at least 0.</param>
    /// <param name="reduction">What the losses of the rows are made into.</param>
    /// <exception cref="ArgumentException">The costs are no square.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A cost is not finite, or κ is negative.</exception>
    public CostMatrixLoss(double[,] costs, double crossEntropyWeight = CostMatrixLossOptions.DefaultCrossEntropyWeight, Reduction reduction = Reduction.Mean)
        : base(nameof(CostMatrixLoss), reduction)
    {
        ArgumentNullException.ThrowIfNull(costs);
        int count = costs.GetLength(0);
        if (count < 2 || costs.GetLength(1) != count)
            throw new ArgumentException($"costs is {count} × {costs.GetLength(1)}; a row and a column for each class are needed.", nameof(costs));
        foreach (double cost in costs)
        {
            if (!double.IsFinite(cost))
                throw new ArgumentOutOfRangeException(nameof(costs), cost, Invariant($"A cost is {cost}; it must be a finite number."));
        }
        _crossEntropyWeight = OptionChecks.NotNegative(crossEntropyWeight);
        _costsOfClasses = [.. Enumerable.Range(0, count).Select(predicted => Constants(Enumerable.Range(0, count).Select(actual => costs[actual, predicted])))];
    }

    private protected override Tensor RowLosses(Tensor logits, Tensor classes)
    {
        using Tensor crossEntropy = functional.cross_entropy(logits, classes, reduction: Reduction.None);
        Tensor loss = crossEntropy.Times(_crossEntropyWeight);
        using Tensor probabilities = logits.softmax(1);
        for (int predicted = 0; predicted < _costsOfClasses.Length; predicted++)
        {
            using Tensor costs = _costsOfClasses[predicted].Of(classes, logits);
            using Tensor probability = probabilities.select(1, predicted);
            using Tensor before = loss;
            loss = before.PlusProduct(costs, probability);
        }
        return loss;
    }
}
