using System.Globalization;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Charts of decisions over thresholds: precision, recall and F1, and what they cost.</summary>
internal static class ThresholdFigures
{
    private const int StepCount = 100;
    private const int TableStep = 10;

    // Few rows lie beyond; with them, rare classes would be pressed into a corner.
    private const double ShownShare = 0.995;

    /// <param name="source">The model.</param>
    /// <param name="chosen">The threshold that was chosen; null if none was.</param>
    /// <param name="missCost">What a miss costs, a false alarm costing 1.</param>
    public static IReadOnlyList<ReportFigure> Of(CurveSource source, double? chosen, double missCost)
    {
        ChartAxis axis = AxisOf(source, chosen);
        double[] thresholds = [.. Enumerable.Range(0, StepCount + 1).Select(step => axis.Low + (axis.High - axis.Low) * step / StepCount)];
        ChartLine Line(string name, int style, Func<ThresholdPoint, double> measure) => new(name, style, CurveMeans.OverThresholds(source.Folds, thresholds, measure));
        ChartLine[] measures =
        [
            Line("F1", 0, p => p.F1Score),
            Line("recall", 1, p => p.Recall),
            Line("precision", 2, p => p.FlaggedShare > 0 ? p.Precision : double.NaN),
        ];
        ChartLine[] costs = [Line("cost per row", 0, p => p.ExpectedCost(1, missCost))];
        double highest = AxisTicks.RoundUp(costs[0].Points.Max(p => double.IsNaN(p.High) ? p.Y : p.High));
        double usual = source.HasProbabilities ? 0.5 : 0;
        string spread = source.Folds.Count > 1 ? " Bands reach from the lowest to the highest fold." : "";
        string where = chosen is { } c ? $" The chosen threshold is {ReportText.Short(c)}, the usual one {ReportText.Short(usual)}." : "";
        ChartPoint cheapest = costs[0].Points.MinBy(p => p.Y);
        return
        [
            Figure($"{source.Name}: precision, recall and F1", $"Decisions over all thresholds.{spread}{where}", new LineChart(axis, ChartAxis.Share("value"), measures, Guides(1))),
            Figure(
                $"{source.Name}: cost",
                string.Create(CultureInfo.InvariantCulture, $"A false alarm costs 1, a miss {missCost:0.##}, the ratio of the classes. The cost is lowest at {cheapest.X:0.###}: {cheapest.Y:0.###} per row."),
                new LineChart(axis, new ChartAxis("cost per row", 0, highest), costs, Guides(highest))),
        ];

        ChartGuide[] Guides(double top) =>
        [
            .. chosen is { } at ? [Guide($"chosen {ReportText.Short(at)}", at, top)] : Array.Empty<ChartGuide>(),
            .. usual > axis.Low && usual < axis.High && (chosen is null || Math.Abs(chosen.Value - usual) > 0.15 * (axis.High - axis.Low)) ? [Guide($"usual {ReportText.Short(usual)}", usual, top)] : Array.Empty<ChartGuide>(),
        ];
    }

    private static ChartGuide Guide(string label, double x, double top) => new(label, new ChartPoint(x, 0), new ChartPoint(x, top));

    private static ReportFigure Figure(string title, string description, LineChart chart) => new(title, description, chart, new ReportTable(
        title,
        ["threshold", .. chart.Lines.SelectMany(l => new[] { l.Name, "folds" })],
        [
            .. Enumerable.Range(0, chart.Lines[0].Points.Count).Where(i => i % TableStep == 0).Select(i => (IReadOnlyList<string>)[
                ReportText.Short(chart.Lines[0].Points[i].X), .. chart.Lines.SelectMany(l => new[] { ReportText.Short(l.Points[i].Y), Spread(l.Points[i]) })]),
        ]));

    private static string Spread(ChartPoint point) => double.IsNaN(point.Low) ? "" : $"{ReportText.Short(point.Low)} to {ReportText.Short(point.High)}";

    private static ChartAxis AxisOf(CurveSource source, double? chosen)
    {
        double[] values = [.. source.Pooled.Predictions.Select(p => source.HasProbabilities ? p.Probability : p.Score).Order()];
        double high = Math.Max(values[(int)(ShownShare * (values.Length - 1))], chosen ?? double.NegativeInfinity);
        if (source.HasProbabilities)
            return new ChartAxis("threshold on the probability", 0, Math.Min(1, AxisTicks.RoundUp(high)));
        double low = Math.Min(values[(int)((1 - ShownShare) * (values.Length - 1))], chosen ?? double.PositiveInfinity);
        return new ChartAxis("threshold on the score", low, high > low ? high : low + 1);
    }
}
