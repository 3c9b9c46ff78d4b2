using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Softmax equalization: rows of other classes mostly do not push the logits of rare classes down.</summary>
/// <remarks>
/// L = - ln (e^z_y / Σ_c w_c e^z_c), w_c = 1 - b [π_c &lt; λ] for c ≠ y, b = 1 with probability γ, drawn for each row and class (Tan et al., "Equalization loss for long-tailed object
/// recognition", CVPR 2020). Draws follow from the seed and the number of batches so far.
/// </remarks>
public sealed class EqualizationLoss : AdjustedCrossEntropyLoss
{
    private readonly bool[] _isRare;
    private readonly double _gamma;
    private readonly int _seed;

    /// <summary>Makes the loss.</summary>
    /// <param name="classCounts">Rows of each class.</param>
    /// <param name="options">λ and γ.</param>
    /// <param name="seed">The seed of the draws.</param>
    /// <param name="reduction">What the losses of the rows are made into.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is not positive, or an option is out of its range.</exception>
    public EqualizationLoss(IReadOnlyList<long> classCounts, EqualizationLossOptions? options = null, int seed = 0, Reduction reduction = Reduction.Mean)
        : base(nameof(EqualizationLoss), reduction)
    {
        options ??= new EqualizationLossOptions();
        options.Validate();
        _isRare = Array.ConvertAll(LossChecks.Shares(LossChecks.Counts(classCounts)), share => share < options.ShareThreshold);
        _gamma = options.Gamma;
        _seed = seed;
    }

    private protected override Tensor Adjust(Tensor logits, Tensor classes)
    {
        RandomStream random = RandomStream.Create(_seed, nameof(EqualizationLoss), row: Step++);
        int rows = (int)logits.shape[0];
        var spared = new bool[rows * _isRare.Length];
        for (int i = 0; i < spared.Length; i++)
            spared[i] = _isRare[i % _isRare.Length] && random.NextDouble() < _gamma;
        using Tensor drawn = tensor(spared, [rows, _isRare.Length], device: logits.device);
        using Tensor places = classes.unsqueeze(1);
        using Tensor no = zeros_like(places, ScalarType.Bool);
        using Tensor mask = drawn.scatter(1, places, no);
        return logits.Masked(mask, double.NegativeInfinity);
    }
}
