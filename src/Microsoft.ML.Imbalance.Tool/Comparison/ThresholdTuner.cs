namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Finds the decision threshold with the best balanced accuracy.</summary>
internal static class ThresholdTuner
{
    /// <param name="probabilities">The positive class's probability of each row.</param>
    /// <param name="isPositive">Which rows are positive; both kinds occur.</param>
    /// <returns>The probability from which on a row is called positive: half way between two neighboring probabilities. Of equally good ones the smallest.</returns>
    public static double BestBalancedAccuracy(float[] probabilities, bool[] isPositive)
    {
        int[] order = [.. Enumerable.Range(0, probabilities.Length)];
        Array.Sort((float[])probabilities.Clone(), order);
        double positives = isPositive.Count(p => p);
        double negatives = isPositive.Length - positives;

        // Everything is positive below the smallest probability. Each step up calls one more group of equal probabilities negative.
        double best = 0.5;
        double threshold = 0;
        double recall = 1;
        double specificity = 0;
        for (int i = 0; i < order.Length - 1; i++)
        {
            if (isPositive[order[i]])
                recall -= 1 / positives;
            else
                specificity += 1 / negatives;
            double here = probabilities[order[i]];
            double next = probabilities[order[i + 1]];
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
