namespace Microsoft.ML.Imbalance;

/// <summary>The three ways to make one number of a measure of each class. Classes that occur on neither side are left out, as scikit-learn does.</summary>
internal static class ClassAverages
{
    /// <summary>Every class counts the same.</summary>
    public static AveragedClassMetrics Macro(OneVersusRestCounts[] classes) => Mean(classes, counts => counts.Occurs ? 1 : 0);

    /// <summary>A class counts by the weight of its rows.</summary>
    public static AveragedClassMetrics Weighted(OneVersusRestCounts[] classes) => Mean(classes, counts => counts.Support);

    /// <summary>The outcomes of all classes are added up first.</summary>
    public static AveragedClassMetrics Micro(OneVersusRestCounts[] classes)
    {
        OneVersusRestCounts pooled = default;
        foreach (OneVersusRestCounts counts in classes)
        {
            if (counts.Occurs)
                pooled += counts;
        }
        return new AveragedClassMetrics(
            pooled.Precision, pooled.Recall, pooled.Specificity, pooled.F1Score, pooled.GeometricMean, pooled.IndexBalancedAccuracy, pooled.Support);
    }

    private static AveragedClassMetrics Mean(OneVersusRestCounts[] classes, Func<OneVersusRestCounts, double> weightOf)
    {
        return new AveragedClassMetrics(
            Of(counts => counts.Precision),
            Of(counts => counts.Recall),
            Of(counts => counts.Specificity),
            Of(counts => counts.F1Score),
            Of(counts => counts.GeometricMean),
            Of(counts => counts.IndexBalancedAccuracy),
            classes.Sum(counts => counts.Support));

        double Of(Func<OneVersusRestCounts, double> measure) => WeightedMean.Of(classes.Length, c => measure(classes[c]), c => weightOf(classes[c]));
    }
}
