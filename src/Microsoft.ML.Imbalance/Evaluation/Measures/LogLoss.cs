namespace Microsoft.ML.Imbalance;

/// <summary>The mean of -ln p, p being the probability given to the class that each row has.</summary>
internal static class LogLoss
{
    // A sure and wrong prediction costs -ln(1e-15) = 34.5 rather than infinity.
    private const double SmallestProbability = 1e-15;

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
            sum += weight * Of(actual[row] == positive ? probabilities[row] : 1 - probabilities[row]);
            total += weight;
        }
        return sum / total;
    }

    /// <param name="probabilities">The probability of each class, for each row.</param>
    /// <param name="actual">The class of each row.</param>
    /// <param name="weights">A weight of each row, or nothing if all weigh 1.</param>
    public static double Multiclass(ScoreTable probabilities, ClassCodes actual, ReadOnlySpan<double> weights)
    {
        double sum = 0, total = 0;
        for (int row = 0; row < actual.Count; row++)
        {
            double weight = weights.IsEmpty ? 1 : weights[row];
            sum += weight * Of(probabilities[row, actual[row]]);
            total += weight;
        }
        return sum / total;
    }

    private static double Of(double probability) => -Math.Log(Math.Clamp(probability, SmallestProbability, 1 - SmallestProbability));
}
