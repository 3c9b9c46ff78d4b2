namespace Microsoft.ML.Imbalance;

/// <summary>
/// How likely each relation of costs is, for <see cref="BinaryImbalanceMetrics.HMeasure"/>: a beta distribution of c, the cost of a false alarm where that of a
/// miss is 1 - c.
/// </summary>
public sealed class CostSeverity
{
    private readonly double? _alpha;
    private readonly double? _beta;

    private CostSeverity(double? alpha, double? beta)
    {
        _alpha = alpha;
        _beta = beta;
    }

    /// <summary>
    /// The default: Beta(1 + π, 1 + 1 - π), π the share of the positive class (Hand and Anagnostopoulos, "A better Beta for the H measure of classification
    /// performance", Pattern Recognition Letters 40, 2014). The most likely c is π: the rarer the class, the more a miss costs.
    /// </summary>
    public static CostSeverity ByClassShares { get; } = new(null, null);

    /// <summary>
    /// Beta(2, 2), as first proposed (Hand, "Measuring classifier performance: a coherent alternative to the area under the ROC curve", Machine Learning 77,
    /// 2009). A miss most likely costs as much as a false alarm, so that for a rare class it is mostly best to flag nothing, and the measure is near 0.
    /// </summary>
    public static CostSeverity Symmetric { get; } = new(2, 2);

    /// <summary>A beta distribution of one's own: its mode is (α - 1) / (α + β - 2).</summary>
    /// <param name="alpha">The first shape, positive: the larger, the more a false alarm costs.</param>
    /// <param name="beta">The second shape, positive: the larger, the more a miss costs.</param>
    /// <returns>The distribution.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A shape is not a positive finite number.</exception>
    public static CostSeverity Beta(double alpha, double beta) => new(OptionChecks.Positive(alpha), OptionChecks.Positive(beta));

    internal (double Alpha, double Beta) For(double positiveShare) => (_alpha ?? 1 + positiveShare, _beta ?? 2 - positiveShare);
}
