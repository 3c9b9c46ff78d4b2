namespace Microsoft.ML.Imbalance;

/// <summary>
/// The upper convex hull of a ROC curve: the thresholds that are best for some costs and class shares (Provost and Fawcett, "Robust classification for imprecise
/// environments", Machine Learning 42, 2001).
/// </summary>
internal static class RocHull
{
    /// <returns>The corners, from nothing flagged to everything flagged; steps of the ranking along an edge of the hull are left out.</returns>
    public static List<OperatingPoint> Of(ScoreRanking ranking)
    {
        List<OperatingPoint> hull = [new OperatingPoint(double.PositiveInfinity, 0, 0)];
        double truePositives = 0, falsePositives = 0;
        foreach (RankingStep step in ranking.Steps)
        {
            truePositives += step.Positives;
            falsePositives += step.Negatives;
            var next = new OperatingPoint(step.Score, truePositives, falsePositives);
            while (hull.Count > 1 && !TurnsRight(hull[^2], hull[^1], next))
                hull.RemoveAt(hull.Count - 1);
            hull.Add(next);
        }
        return hull;
    }

    // Points on one line are no corners, whichever way their weights were rounded.
    private static bool TurnsRight(OperatingPoint a, OperatingPoint b, OperatingPoint c)
    {
        const double Rounding = 1e-12;
        double before = (b.TruePositives - a.TruePositives) * (c.FalsePositives - b.FalsePositives);
        double after = (c.TruePositives - b.TruePositives) * (b.FalsePositives - a.FalsePositives);
        return before > after * (1 + Rounding);
    }
}

/// <summary>What a threshold flags: the weight of the positive and of the other rows with a score from it on.</summary>
internal readonly record struct OperatingPoint(double Threshold, double TruePositives, double FalsePositives);
