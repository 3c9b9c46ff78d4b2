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
    {
        double sum = 0, total = 0;
        for (int row = 0; row < probabilities.Length; row++)
        {
            double weight = weights.IsEmpty ? 1 : weights[row];
            double error = probabilities[row] - (actual[row] == positive ? 1 : 0);
            sum += weight * error * error;
            total += weight;
        }
        return sum / total;
    }

    /// <summary>The mean of the sum over all classes, as Brier defined it: 0 … 2. For two classes it is twice the binary score.</summary>
    /// <param name="probabilities">The probability of each class, for each row.</param>
    /// <param name="actual">The class of each row.</param>
    /// <param name="weights">A weight of each row, or nothing if all weigh 1.</param>
    public static double Multiclass(ScoreTable probabilities, ClassCodes actual, ReadOnlySpan<double> weights)
    {
        double sum = 0, total = 0;
        for (int row = 0; row < actual.Count; row++)
        {
            double weight = weights.IsEmpty ? 1 : weights[row];
            for (int c = 0; c < probabilities.ColumnCount; c++)
            {
                double error = probabilities[row, c] - (actual[row] == c ? 1 : 0);
                sum += weight * error * error;
            }
            total += weight;
        }
        return sum / total;
    }
}
