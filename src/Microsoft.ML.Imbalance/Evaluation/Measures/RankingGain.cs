namespace Microsoft.ML.Imbalance;

/// <summary>
/// Precision and recall as gains over always answering positive (Flach and Kull, "Precision-recall-gain curves: PR analysis done right", NIPS 2015):
/// (v - π) / ((1 - π) v) for a precision or recall v and the share π of the class.
/// </summary>
/// <remarks>Both gains are linear in 1 / TP along a stretch of equal scores, so that the curve is straight between its points and trapezoids are exact.</remarks>
internal static class RankingGain
{
    /// <summary>
    /// The points from recall gain 0 on, by falling threshold: the first is where recall equals the share; if no score does that, it lies between two and has
    /// no threshold. None unless there are rows of both kinds.
    /// </summary>
    public static IEnumerable<OperatingPoint> Points(ScoreRanking ranking)
    {
        if (!(ranking.Positives > 0 && ranking.Negatives > 0))
            yield break;
        double start = ranking.Positives * (ranking.Positives / ranking.Total);
        // A recall that equals the share is at the start, whichever way the weights were rounded.
        double rounding = 1e-12 * ranking.Positives;
        double truePositives = 0, falsePositives = 0;
        for (int i = 0; i < ranking.Steps.Length; i++)
        {
            RankingStep step = ranking.Steps[i];
            if (truePositives < start - rounding && truePositives + step.Positives > start + rounding)
                yield return new OperatingPoint(double.NaN, start, falsePositives + step.Negatives * ((start - truePositives) / step.Positives));
            truePositives += step.Positives;
            falsePositives += step.Negatives;
            if (truePositives >= start - rounding)
                yield return new OperatingPoint(step.Score, truePositives, falsePositives);
        }
    }

    public static double Precision(ScoreRanking ranking, OperatingPoint point)
        => 1 - ranking.Positives / ranking.Negatives * (point.FalsePositives / point.TruePositives);

    public static double Recall(ScoreRanking ranking, OperatingPoint point)
        => 1 - ranking.Positives / ranking.Negatives * ((ranking.Positives - point.TruePositives) / point.TruePositives);

    /// <summary>The area under the curve; NaN unless there are rows of both kinds.</summary>
    public static double Area(ScoreRanking ranking)
    {
        double area = 0, recall = double.NaN, precision = double.NaN;
        foreach (OperatingPoint point in Points(ranking))
        {
            double nextRecall = Recall(ranking, point), nextPrecision = Precision(ranking, point);
            if (!double.IsNaN(recall))
                area += (nextRecall - recall) * (precision + nextPrecision) / 2;
            (recall, precision) = (nextRecall, nextPrecision);
        }
        return double.IsNaN(recall) ? double.NaN : area;
    }
}
