namespace Microsoft.ML.Imbalance;

/// <summary>The area under a stretch of the ROC curve, scaled as by McClish ("Analyzing a portion of the ROC curve", Medical Decision Making 9, 1989).</summary>
/// <remarks>The curve is linear between distinct scores, as ties are broken by chance. Scaled, guessing gives 0.5 and perfection 1 on every stretch.</remarks>
internal static class PartialRocArea
{
    /// <summary>Over false positive rates from <paramref name="low"/> to <paramref name="high"/>: the mean true positive rate there, if not scaled.</summary>
    public static double ByFalsePositiveRate(ScoreRanking ranking, double low, double high, bool standardized)
    {
        double area = 0, x = 0, y = 0;
        foreach (RankingStep step in ranking.Steps)
        {
            double nextX = x + step.Negatives / ranking.Negatives, nextY = y + step.Positives / ranking.Positives;
            area += Trapezoid(x, nextX, y, nextY, low, high);
            (x, y) = (nextX, nextY);
        }
        return Scale(area, (high * high - low * low) / 2, high - low, standardized);
    }

    /// <summary>Over true positive rates from <paramref name="low"/> to <paramref name="high"/>: what lies to the right of the curve, 1 - false positive rate.</summary>
    public static double BySensitivity(ScoreRanking ranking, double low, double high, bool standardized)
    {
        double area = 0, x = 0, y = 0;
        foreach (RankingStep step in ranking.Steps)
        {
            double nextX = x + step.Negatives / ranking.Negatives, nextY = y + step.Positives / ranking.Positives;
            area += Trapezoid(y, nextY, 1 - x, 1 - nextX, low, high);
            (x, y) = (nextX, nextY);
        }
        return Scale(area, ((1 - low) * (1 - low) - (1 - high) * (1 - high)) / 2, high - low, standardized);
    }

    /// <summary>The area under the line from (x0, y0) to (x1, y1), between two limits of x.</summary>
    private static double Trapezoid(double x0, double x1, double y0, double y1, double low, double high)
    {
        double from = Math.Max(x0, low), to = Math.Min(x1, high);
        if (!(to > from))
            return 0;
        double slope = (y1 - y0) / (x1 - x0);
        return (to - from) * (y0 + slope * ((from + to) / 2 - x0));
    }

    private static double Scale(double area, double chance, double most, bool standardized)
        => standardized ? 0.5 * (1 + (area - chance) / (most - chance)) : area;
}
