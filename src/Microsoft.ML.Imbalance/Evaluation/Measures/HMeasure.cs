namespace Microsoft.ML.Imbalance;

/// <summary>
/// The H-measure (Hand, Machine Learning 77, 2009): the expected loss of the best thresholds, over all relations of costs, as a part of that of a model that
/// knows nothing, taken from 1.
/// </summary>
/// <remarks>
/// With c the cost of a false alarm and 1 - c that of a miss, a threshold loses c · FP + (1 - c) · FN. For each c a corner of the ROC hull is best: between the
/// edges before and behind it, where c = ΔTP / (ΔTP + ΔFP). On such a stretch the loss is linear in c, so that its mean is a difference of beta integrals.
/// </remarks>
internal static class HMeasure
{
    /// <returns>0 for a model that knows nothing, 1 for a perfect one; NaN unless there are rows of both kinds.</returns>
    public static double Of(ScoreRanking ranking, CostSeverity severity)
    {
        if (!(ranking.Positives > 0 && ranking.Negatives > 0))
            return double.NaN;
        double share = ranking.Positives / ranking.Total;
        (double alpha, double beta) = severity.For(share);
        List<OperatingPoint> hull = RocHull.Of(ranking);
        double loss = 0;
        var above = new CostIntegral(1, alpha, beta);
        for (int corner = 0; corner < hull.Count; corner++)
        {
            var below = new CostIntegral(corner + 1 < hull.Count ? CostBetween(hull[corner], hull[corner + 1]) : 0, alpha, beta);
            loss += hull[corner].FalsePositives * (above.FalseAlarms - below.FalseAlarms)
                + (ranking.Positives - hull[corner].TruePositives) * (above.Misses - below.Misses);
            above = below;
        }
        // Flagging everything is best up to c = share, nothing from there on.
        var split = new CostIntegral(share, alpha, beta);
        var all = new CostIntegral(1, alpha, beta);
        double uninformed = ranking.Negatives * split.FalseAlarms + ranking.Positives * (all.Misses - split.Misses);
        return 1 - loss / uninformed;
    }

    private static double CostBetween(OperatingPoint a, OperatingPoint b)
    {
        double positives = b.TruePositives - a.TruePositives;
        return positives / (positives + (b.FalsePositives - a.FalsePositives));
    }

    /// <summary>The integrals of c and of 1 - c over the distribution of c, from 0 to a limit.</summary>
    private readonly struct CostIntegral(double limit, double alpha, double beta)
    {
        public double FalseAlarms { get; } = alpha / (alpha + beta) * BetaDistribution.Cumulative(limit, alpha + 1, beta);

        public double Misses { get; } = beta / (alpha + beta) * BetaDistribution.Cumulative(limit, alpha, beta + 1);
    }
}
