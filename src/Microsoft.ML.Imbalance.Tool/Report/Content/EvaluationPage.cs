namespace Microsoft.ML.Imbalance.Tool;

/// <summary>What <c>evaluate</c> found, as a report.</summary>
internal static class EvaluationPage
{
    /// <summary>What <c>tune</c> chose, on the rows that it was chosen on.</summary>
    /// <param name="subject">What was tuned.</param>
    /// <param name="metrics">How the tuned model did.</param>
    /// <param name="decision">What was chosen.</param>
    public static ReportPage OfTuned(string subject, ImbalanceMetrics metrics, TunedDecision decision)
    {
        ReportPage page = Of(subject, metrics, decision.Threshold, "tune");
        var choice = new ReportSection(
            "choice", "The decision", "It was chosen on these very rows, and looks better on them than it will on others.", [new VerdictBlock(decision.Text.Split('\n')[0], decision.Text.Split('\n')[1..])]);
        return page with { Title = subject, Sections = [page.Sections[0], choice, .. page.Sections.Skip(1)] };
    }

    /// <param name="subject">What was evaluated.</param>
    /// <param name="metrics">What came out.</param>
    public static ReportPage Of(string subject, ImbalanceMetrics metrics) => Of(subject, metrics, (metrics as BinaryImbalanceMetrics)?.Threshold, "evaluate");

    private static ReportPage Of(string subject, ImbalanceMetrics metrics, double? threshold, string command)
    {
        IReadOnlyList<CurveSource> sources = metrics is BinaryImbalanceMetrics binary
            ? [new CurveSource("model", 1, [binary], binary)]
            : CurveSource.OfClasses([(MulticlassImbalanceMetrics)metrics], (MulticlassImbalanceMetrics)metrics, metrics.ConfusionMatrix.ClassNames);
        IReadOnlyList<string> classes = metrics.ConfusionMatrix.ClassNames;
        long[] counts = [.. metrics.PerClass.Select(c => (long)Math.Round(c.Support))];
        return new ReportPage(
            $"Evaluation of {subject}",
            metrics is BinaryImbalanceMetrics two ? $"Decisions, ranking and probabilities for class '{two.PositiveClass}'." : $"Decisions, ranking and probabilities for {classes.Count} classes, each against the rest.",
            [
                new ReportFact("labeled rows", ReportText.Count(metrics.RowCount)),
                new ReportFact("balanced accuracy", ReportText.Short(metrics.BalancedAccuracy)),
                new ReportFact("PR-AUC", ReportText.Short(metrics.AreaUnderPrecisionRecallCurve)),
                new ReportFact("ROC-AUC", ReportText.Short(metrics.AreaUnderRocCurve)),
                new ReportFact("MCC", ReportText.Short(metrics.MatthewsCorrelation)),
                new ReportFact("Brier score", ReportText.Short(metrics.BrierScore)),
            ],
            [
                new ReportSection("diagnostics", "What to know first", "What may mislead in these numbers.", [Findings.Of(metrics.Diagnostics, [])]),
                EvaluationSections.PrecisionRecall("How many false alarms each further find costs. This is where rare classes show.", [CurveFigures.PrecisionRecall("Precision against recall", sources)]),
                EvaluationSections.Roc("Ranking, whatever the shares of the classes.", [CurveFigures.Roc("True against false positives", sources)]),
                .. metrics is BinaryImbalanceMetrics b ? [EvaluationSections.Thresholds(ThresholdFigures.Of(sources[0], threshold, MissCost(b)))] : Array.Empty<ReportSection>(),
                EvaluationSections.Confusion("Shares are of the true class.", [EvaluationSections.Matrix("Decisions", classes, metrics.ConfusionMatrix)]),
                .. sources.All(s => s.HasProbabilities) ? [EvaluationSections.Calibration([CurveFigures.Calibration("Promised and observed", sources)])] : Array.Empty<ReportSection>(),
                new ReportSection("balance", "Class balance", "Rows by their true class.", [new FiguresBlock([BalanceFigure.Of(classes, [("all rows", counts)])])]),
                new ReportSection(
                    "metrics", "All metrics", "Every metric by its name in --json.",
                    [new ReportTable("Metrics", ["Metric", "Value"], [.. metrics.ToDictionary().Select(m => (IReadOnlyList<string>)[m.Key, ReportText.Number(m.Value)])])]),
            ],
            $"dotnet imbalance {command}. The same file and options give the same report.");
    }

    private static double MissCost(BinaryImbalanceMetrics metrics) => metrics.Prevalence is > 0 and < 1 ? (1 - metrics.Prevalence) / metrics.Prevalence : 1;
}
