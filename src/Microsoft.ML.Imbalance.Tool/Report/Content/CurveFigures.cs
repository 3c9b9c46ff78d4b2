namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Charts of rankings and probabilities.</summary>
internal static class CurveFigures
{
    private const int TableSteps = 10;
    private const int BinCount = 10;

    /// <summary>Precision against recall, with the level of guessing where it is the same for all.</summary>
    public static ReportFigure PrecisionRecall(string title, IReadOnlyList<CurveSource> sources)
    {
        ChartLine[] lines = [.. sources.Select(s => new ChartLine(s.Name, s.Style, WithoutSpread(CurveMeans.PrecisionAtRecall(s.Folds))))];
        double high = Math.Min(1, AxisTicks.RoundUp(lines.SelectMany(l => l.Points).Select(p => p.Y).Append(0).Max()));
        double[] levels = [.. sources.Select(s => s.Pooled.Prevalence).Distinct()];
        ChartGuide[] chance = levels is [var level] ? [new ChartGuide($"chance {ReportText.Short(level)}", new ChartPoint(0, level), new ChartPoint(1, level))] : [];
        string description = $"Average precision: {List(sources, s => s.AveragePrecision)}. "
            + (levels is [var one] ? $"Guessing has {ReportText.Short(one)} at every recall." : $"Guessing has the share of the class: {List(sources, s => s.Pooled.Prevalence)}.");
        return new ReportFigure(title, description, new LineChart(ChartAxis.Share("recall"), new ChartAxis("precision", 0, high), lines, chance), Table(title, "recall", lines));
    }

    public static ReportFigure Roc(string title, IReadOnlyList<CurveSource> sources)
    {
        ChartLine[] lines = [.. sources.Select(s => new ChartLine(s.Name, s.Style, WithoutSpread(CurveMeans.TruePositiveRate(s.Folds))))];
        return new ReportFigure(
            title,
            $"Area under the curve: {List(sources, s => s.RocArea)}. Guessing has 0.5.",
            new LineChart(
                ChartAxis.Share("false positive rate"), ChartAxis.Share("true positive rate"), lines, [new ChartGuide("chance", new ChartPoint(0, 0), new ChartPoint(1, 1))]),
            Table(title, "false positive rate", lines));
    }

    /// <summary>Promised against observed shares, in bins of equally many rows; the first model with its intervals.</summary>
    public static ReportFigure Calibration(string title, IReadOnlyList<CurveSource> sources)
    {
        (CurveSource Source, CalibrationCurve Curve)[] curves = [.. sources.Select(s => (s, s.Pooled.CalibrationCurve(CalibrationBinning.EqualMass, BinCount)))];
        double high = Math.Min(1, AxisTicks.RoundUp(curves.SelectMany(c => c.Curve.Bins).Max(b => Math.Max(b.MeanProbability, b.ObservedShare))));
        ChartLine[] lines =
        [
            .. curves.Select((c, place) => new ChartLine(c.Source.Name, c.Source.Style, [.. c.Curve.Bins.Select(b => place == 0
                ? new ChartPoint(b.MeanProbability, b.ObservedShare, b.LowerShare, b.UpperShare)
                : new ChartPoint(b.MeanProbability, b.ObservedShare))]) { IsMarked = true }),
        ];
        var table = new ReportTable(
            title,
            ["Model", "Mean probability", "Observed share", "95 % interval", "Rows"],
            [
                .. curves.SelectMany(c => c.Curve.Bins.Select(b => (IReadOnlyList<string>)[
                    c.Source.Name, ReportText.Short(b.MeanProbability), ReportText.Short(b.ObservedShare),
                    $"{ReportText.Short(b.LowerShare)} to {ReportText.Short(b.UpperShare)}", ReportText.Count(b.Count)])),
            ]);
        return new ReportFigure(
            title,
            $"Expected calibration error: {List(sources, s => curves.Single(c => c.Source == s).Curve.ExpectedCalibrationError)}. Below the diagonal, probabilities promise too much.",
            new LineChart(new ChartAxis("mean probability", 0, high), new ChartAxis("observed share", 0, high), lines, [new ChartGuide("calibrated", new ChartPoint(0, 0), new ChartPoint(high, high))]),
            table);
    }

    private static ChartPoint[] WithoutSpread(IReadOnlyList<ChartPoint> points) => [.. points.Select(p => new ChartPoint(p.X, p.Y))];

    /// <summary>A number of each model; names are in parentheses, since they may be numbers too.</summary>
    private static string List(IReadOnlyList<CurveSource> sources, Func<CurveSource, double> value)
        => sources is [var single] ? ReportText.Short(value(single)) : string.Join(", ", sources.Select(s => $"{ReportText.Short(value(s))} ({s.Name})"));

    private static ReportTable Table(string title, string axis, ChartLine[] lines) => new(
        title,
        [axis, .. lines.Select(l => l.Name)],
        [
            .. Enumerable.Range(1, TableSteps).Select(step => (double)step / TableSteps).Select(x => (IReadOnlyList<string>)[
                ReportText.Short(x), .. lines.Select(l => ReportText.Short(l.Points.Where(p => Math.Abs(p.X - x) < 1e-9).Select(p => p.Y).DefaultIfEmpty(double.NaN).First()))]),
        ]);
}
