using System.Globalization;

namespace Microsoft.ML.Imbalance;

/// <summary>The table of classes and averages in a metrics report.</summary>
internal static class MetricsTable
{
    public static string OfClasses(ImbalanceMetrics metrics)
    {
        List<string[]> rows = [["class", "precision", "recall", "specificity", "F1", "G-mean", "IBA", "support"]];
        foreach (ClassMetrics c in metrics.PerClass)
            rows.Add(Row(c.ClassName, c.Precision, c.Recall, c.Specificity, c.F1Score, c.GeometricMean, c.IndexBalancedAccuracy, c.Support));
        rows.Add(Row("macro average", metrics.Macro));
        rows.Add(Row("micro average", metrics.Micro));
        rows.Add(Row("weighted average", metrics.Weighted));
        return TextTable.Format(rows);
    }

    public static string Format(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string[] Row(string name, AveragedClassMetrics a)
        => Row(name, a.Precision, a.Recall, a.Specificity, a.F1Score, a.GeometricMean, a.IndexBalancedAccuracy, a.Support);

    private static string[] Row(string name, params double[] values)
        => [name, .. values[..^1].Select(Format), values[^1].ToString("0.###", CultureInfo.InvariantCulture)];
}
