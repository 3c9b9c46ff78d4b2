namespace Microsoft.ML.Imbalance;

/// <summary>A mean over few values, such as classes or folds.</summary>
internal static class WeightedMean
{
    /// <summary>Σ w v / Σ w over the values that are defined (not NaN); NaN where none is.</summary>
    public static double Of(int count, Func<int, double> valueOf, Func<int, double> weightOf)
    {
        double sum = 0, total = 0;
        for (int i = 0; i < count; i++)
        {
            double value = valueOf(i);
            if (double.IsNaN(value))
                continue;
            double weight = weightOf(i);
            sum += weight * value;
            total += weight;
        }
        return sum / total;
    }
}
