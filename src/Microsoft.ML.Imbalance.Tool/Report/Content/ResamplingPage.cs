namespace Microsoft.ML.Imbalance.Tool;

/// <summary>What <c>resample</c> did, as a report.</summary>
internal static class ResamplingPage
{
    /// <param name="path">The file that was resampled.</param>
    /// <param name="strategy">What was done.</param>
    /// <param name="report">What came out.</param>
    /// <param name="rows">Real and synthetic rows, classes in the order of the report; empty where no numbers were read.</param>
    public static ReportPage Of(string path, ImbalanceStrategy strategy, ResamplingReport report, IReadOnlyList<PlacedRow> rows)
    {
        string[] classes = [.. report.Classes.Select(c => c.Name)];
        string? seed = report.UsedSeeds.Count == 0 ? null : report.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture);
        int synthetic = rows.Count(r => r.IsSynthetic);
        return new ReportPage(
            $"{strategy} on {path}",
            "Training rows as they were and as they became. Use them for training only: a model is judged by rows as they are.",
            [
                new ReportFact("rows before", ReportText.Count(report.CountBefore)),
                new ReportFact("rows after", ReportText.Count(report.CountAfter)),
                new ReportFact("synthetic", ReportText.Count(synthetic)),
                .. seed is null ? Array.Empty<ReportFact>() : [new ReportFact("seed", seed)],
            ],
            [
                new ReportSection("diagnostics", "What to know first", "What may mislead in the new rows.", [Findings.Of(report.Diagnostics, [])]),
                EvaluationSections.Balance(
                    classes, [("before", [.. report.Classes.Select(c => c.CountBefore)]), ("after", [.. report.Classes.Select(c => c.CountAfter)])]),
                .. synthetic > 0
                    ? [new ReportSection("projection", "Synthetic rows", "Where made rows lie among real ones.", [new FiguresBlock([ProjectionFigure.Of(strategy.ToString(), rows, classes)])])]
                    : Array.Empty<ReportSection>(),
            ],
            seed is null ? "dotnet imbalance resample. The same file and options give the same report." : $"dotnet imbalance resample, seed {seed}. The same file, options and seed give the same report.");
    }
}
