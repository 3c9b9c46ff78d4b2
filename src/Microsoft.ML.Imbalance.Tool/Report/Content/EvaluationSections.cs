namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Sections that every report on models has.</summary>
internal static class EvaluationSections
{
    public static ReportSection PrecisionRecall(string text, IReadOnlyList<ReportFigure> figures) => new("precision-recall", "Precision and recall", text, [new FiguresBlock(figures)]);

    public static ReportSection Roc(string text, IReadOnlyList<ReportFigure> figures) => new("roc", "ROC", text, [new FiguresBlock(figures)]);

    public static ReportSection Thresholds(IReadOnlyList<ReportFigure> figures) => new(
        "thresholds",
        "Thresholds",
        "What each threshold makes of the same probabilities. Where few rows are positive, the usual threshold seldom suits; moving it needs no other training rows.",
        [new FiguresBlock(figures)]);

    public static ReportSection Confusion(string text, IReadOnlyList<ReportMatrix> matrices) => new("confusion", "Confusion matrices", text, [new MatricesBlock(matrices)]);

    public static ReportSection Calibration(IReadOnlyList<ReportFigure> figures) => new(
        "calibration",
        "Calibration",
        "What probabilities promise against what came true, in bins of equally many rows. A model trained on other class shares promises other shares, unless it is corrected.",
        [new FiguresBlock(figures)]);

    public static ReportSection Balance(IReadOnlyList<string> classes, IReadOnlyList<(string Name, IReadOnlyList<long> Counts)> bars) => new(
        "balance", "Class balance", "Training rows change; rows that a model is judged by never do.", [new FiguresBlock([BalanceFigure.Of(classes, bars)])]);

    public static ReportMatrix Matrix(string title, IReadOnlyList<string> classes, ImbalanceConfusionMatrix confusion)
    {
        var counts = new double[classes.Count, classes.Count];
        for (int actual = 0; actual < classes.Count; actual++)
        {
            for (int predicted = 0; predicted < classes.Count; predicted++)
                counts[actual, predicted] = confusion[actual, predicted];
        }
        return new ReportMatrix(title, classes, counts);
    }
}
