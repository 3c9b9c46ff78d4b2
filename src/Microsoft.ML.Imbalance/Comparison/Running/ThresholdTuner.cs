namespace Microsoft.ML.Imbalance;

/// <summary>Finds the decision threshold with the best balanced accuracy.</summary>
internal static class ThresholdTuner
{
    /// <param name="scores">The positive class's probability, or score, of each row.</param>
    /// <param name="isPositive">Which rows are positive; both kinds occur.</param>
    /// <param name="lowest">The threshold that calls every row positive: 0 for scores.</param>
    /// <returns>The score from which on a row is called positive: half way between two neighboring scores. Of equally good ones the smallest.</returns>
    public static double BestBalancedAccuracy(float[] scores, bool[] isPositive, double lowest = 0)
    {
        int[] order = [.. Enumerable.Range(0, scores.Length)];
        Array.Sort((float[])scores.Clone(), order);
        double positives = isPositive.Count(p => p);
        double negatives = isPositive.Length - positives;

        // Everything is positive below the smallest score. Each step up calls one more group of equal scores negative.
        double best = 0.5;
        double threshold = lowest;
        double recall = 1;
        double specificity = 0;
        for (int i = 0; i < order.Length - 1; i++)
        {
            if (isPositive[order[i]])
                recall -= 1 / positives;
            else
                specificity += 1 / negatives;
            double here = scores[order[i]];
            double next = scores[order[i + 1]];
            // Rounding must not decide between equally good thresholds.
            const double Margin = 1e-12;
            if (next > here && (recall + specificity) / 2 > best + Margin)
            {
                best = (recall + specificity) / 2;
                threshold = (here + next) / 2;
            }
        }
        return threshold;
    }
}
