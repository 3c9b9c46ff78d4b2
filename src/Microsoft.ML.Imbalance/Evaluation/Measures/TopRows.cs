namespace Microsoft.ML.Imbalance;

/// <summary>How many positives the first rows of a ranking hold. Where the last place falls among rows of equal score, what a random order of these gives on average.</summary>
internal static class TopRows
{
    /// <summary>The weight of the positive rows among the first <paramref name="count"/>, in expectation; NaN if all rows together weigh less.</summary>
    public static double Positives(ScoreRanking ranking, double count)
    {
        double left = count, positives = 0;
        foreach (RankingStep step in ranking.Steps)
        {
            double weight = step.Positives + step.Negatives;
            if (weight >= left)
                return positives + step.Positives * (left / weight);
            left -= weight;
            positives += step.Positives;
        }
        // What is left of all rows is rounding.
        return left <= 1e-9 * count ? positives : double.NaN;
    }
}
