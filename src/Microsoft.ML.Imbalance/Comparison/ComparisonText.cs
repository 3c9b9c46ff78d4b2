using System.Globalization;

namespace Microsoft.ML.Imbalance;

/// <summary>A comparison for reading.</summary>
internal static class ComparisonText
{
    public static string Of(ComparisonResult result)
    {
        IEnumerable<string> tables = result.Trainers.Select(TableOf);
        string[] ids = [.. result.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.Id).Distinct()];
        return $"{string.Join('\n', tables)}\n{string.Concat(result.Notes.Select(n => $"{n}\n"))}{result.Recommendation}\n" + (ids.Length == 0 ? "" : $"Diagnostics: {string.Join(", ", ids)}.\n");
    }

    private static string TableOf(ComparedTrainer trainer) => TextTable.Format(
    [
        [trainer.Trainer.Name, .. ComparisonMetric.All.Select(m => m.Name + " ")],
        .. trainer.Strategies.Select(s => (string[])[s.Strategy.ToString(), .. s.Metrics.Select(CellOf)]),
    ]);

    private static string CellOf(ComparedMetric metric)
        => (double.IsNaN(metric.Mean) ? "n/a" : metric.Mean.ToString("0.0000", CultureInfo.InvariantCulture)) + (metric.IsBetter ? "+" : metric.IsWorse ? "-" : " ");
}
