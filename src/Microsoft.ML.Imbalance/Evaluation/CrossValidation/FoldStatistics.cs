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
            double[] defined = [.. Defined(folds.Select(fold => fold[name]))];
            double mean = MeanOfDefined(defined);
            means.Add(name, mean);
            deviations.Add(name, defined.Length > 1 ? Math.Sqrt(defined.Sum(value => (value - mean) * (value - mean)) / (defined.Length - 1)) : double.NaN);
        }
        return (means, deviations);
    }

    /// <summary>The mean of the values that are defined; NaN if none is.</summary>
    public static double MeanOfDefined(IEnumerable<double> values) => Defined(values).DefaultIfEmpty(double.NaN).Average();

    private static IEnumerable<double> Defined(IEnumerable<double> values) => values.Where(value => !double.IsNaN(value));
}
