namespace Microsoft.ML.Imbalance;

/// <summary>Mean and spread of metrics over folds.</summary>
internal static class FoldStatistics
{
    public static (IReadOnlyDictionary<string, double> Mean, IReadOnlyDictionary<string, double> StandardDeviation) Of(
        IReadOnlyList<IReadOnlyDictionary<string, double>> folds)
    {
        var means = new Dictionary<string, double>();
        var deviations = new Dictionary<string, double>();
        foreach (string name in folds[0].Keys)
        {
            double[] defined = [.. folds.Select(fold => fold[name]).Where(value => !double.IsNaN(value))];
            double mean = defined.Length > 0 ? defined.Average() : double.NaN;
            means.Add(name, mean);
            deviations.Add(name, defined.Length > 1 ? Math.Sqrt(defined.Sum(value => (value - mean) * (value - mean)) / (defined.Length - 1)) : double.NaN);
        }
        return (means, deviations);
    }
}
