namespace Microsoft.ML.Imbalance.Tool;

/// <summary>The marks of the table. They are of each difference alone, as its interval shows it; the last sentence says how many come by chance.</summary>
internal static class MarkAlone
{
    public static bool IsBetterAlone(this ComparedMetric metric) => metric.Difference is { IsSignificantAlone: true } difference && difference.Mean > 0 == metric.Metric.IsHigherBetter;

    public static bool IsWorseAlone(this ComparedMetric metric) => metric.Difference is { IsSignificantAlone: true } && !metric.IsBetterAlone();
}
