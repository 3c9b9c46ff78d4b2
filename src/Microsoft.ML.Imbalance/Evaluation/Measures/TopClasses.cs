namespace Microsoft.ML.Imbalance;

/// <summary>How often the right class is among those with the highest scores.</summary>
internal static class TopClasses
{
    /// <param name="scores">The score of each class, for each row.</param>
    /// <param name="actual">The class of each row.</param>
    /// <param name="weights">A weight of each row, or nothing if all weigh 1.</param>
    /// <param name="count">How many classes are looked at.</param>
    public static double Accuracy(ScoreTable scores, ClassCodes actual, ReadOnlySpan<double> weights, int count)
    {
        double sum = 0, total = 0;
        for (int row = 0; row < actual.Count; row++)
        {
            double weight = weights.IsEmpty ? 1 : weights[row], own = scores[row, actual[row]];
            int above = 0, tied = 0;
            for (int c = 0; c < scores.ColumnCount; c++)
            {
                above += scores[row, c] > own ? 1 : 0;
                tied += scores[row, c] == own ? 1 : 0;
            }
            // Of the tied classes, its own among them, as many are on the list as there is room for.
            sum += weight * Math.Clamp((double)(count - above) / tied, 0, 1);
            total += weight;
        }
        return sum / total;
    }
}
