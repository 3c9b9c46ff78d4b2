namespace Microsoft.ML.Imbalance;

/// <summary>The mean squared error of probabilities (Brier, "Verification of forecasts expressed in terms of probability", 1950).</summary>
internal static class BrierScore
{
    /// <summary>The mean of (p - y)², p the probability of the positive class: 0 … 1.</summary>
    /// <param name="probabilities">The probability of the positive class, for each row.</param>
    /// <param name="actual">The class of each row.</param>
    /// <param name="positive">The positive class.</param>
    /// <param name="weights">A weight of each row, or nothing if all weigh 1.</param>
    public static double Binary(ReadOnlySpan<double> probabilities, ClassCodes actual, int positive, ReadOnlySpan<double> weights)
        => BinaryByClass(probabilities, actual, positive, weights).Mean;

    /// <summary>The same, and the means over the positive and over the other rows alone.</summary>
    public static (double Mean, double Positive, double Negative) BinaryByClass(
        ReadOnlySpan<double> probabilities, ClassCodes actual, int positive, ReadOnlySpan<double> weights)
    {
        double positiveSum = 0, positiveWeight = 0, negativeSum = 0, negativeWeight = 0;
        for (int row = 0; row < probabilities.Length; row++)
        {
            double weight = weights.IsEmpty ? 1 : weights[row];
            if (actual[row] == positive)
            {
                positiveSum += weight * (1 - probabilities[row]) * (1 - probabilities[row]);
                positiveWeight += weight;
            }
            else
            {
                negativeSum += weight * probabilities[row] * probabilities[row];
                negativeWeight += weight;
            }
        }
        return ((positiveSum + negativeSum) / (positiveWeight + negativeWeight), positiveSum / positiveWeight, negativeSum / negativeWeight);
    }

    /// <summary>The mean of the sum over all classes, as Brier defined it: 0 … 2. For two classes it is twice the binary score.</summary>
    /// <param name="probabilities">The probability of each class, for each row.</param>
    /// <param name="actual">The class of each row.</param>
    /// <param name="weights">A weight of each row, or nothing if all weigh 1.</param>
    public static double Multiclass(ScoreTable probabilities, ClassCodes actual, ReadOnlySpan<double> weights)
        => MulticlassByClass(probabilities, actual, weights).Mean;

    /// <summary>The same, and the means over the rows of each class alone.</summary>
    public static (double Mean, double[] PerClass) MulticlassByClass(ScoreTable probabilities, ClassCodes actual, ReadOnlySpan<double> weights)
    {
        int classCount = probabilities.ColumnCount;
        double[] sums = new double[classCount], totals = new double[classCount];
        for (int row = 0; row < actual.Count; row++)
        {
            double weight = weights.IsEmpty ? 1 : weights[row];
            double square = 0;
            for (int c = 0; c < classCount; c++)
            {
                double error = probabilities[row, c] - (actual[row] == c ? 1 : 0);
                square += error * error;
            }
            sums[actual[row]] += weight * square;
            totals[actual[row]] += weight;
        }
        return (sums.Sum() / totals.Sum(), [.. sums.Zip(totals, (sum, total) => sum / total)]);
    }
}
