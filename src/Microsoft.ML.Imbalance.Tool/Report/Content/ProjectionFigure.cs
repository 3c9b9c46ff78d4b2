namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Real and synthetic rows on the two directions in which the real ones vary most.</summary>
internal static class ProjectionFigure
{
    private const int MostPoints = 500;
    private const int MostFitted = 2000;

    // The outermost rows would press all others into a corner.
    private const double ShownShare = 0.99;

    public static ReportFigure Of(string strategy, IReadOnlyList<PlacedRow> rows, IReadOnlyList<string> classes)
    {
        PlacedRow[] real = [.. rows.Where(r => !r.IsSynthetic)];
        PrincipalAxes axes = PrincipalAxes.Of([.. Spread(real, MostFitted).Select(r => r.Values)]);
        // Of many classes those that rows are made for, and the largest.
        int[] shown = [.. rows.GroupBy(r => r.ClassIndex).OrderByDescending(g => g.Any(r => r.IsSynthetic)).ThenByDescending(g => g.Count(r => !r.IsSynthetic)).Take(CurveSource.MostStyles).Select(g => g.Key)];
        IGrouping<(bool IsSynthetic, int ClassIndex), PlacedRow>[] kinds =
            [.. rows.Where(r => shown.Contains(r.ClassIndex)).GroupBy(r => (r.IsSynthetic, r.ClassIndex)).OrderBy(g => g.Key.IsSynthetic).ThenByDescending(g => g.Count())];
        // Few kinds have a color each; of more, real and synthetic rows of a class share one.
        ScatterGroup[] groups =
        [
            .. kinds.Select((g, place) => new ScatterGroup(
                $"{classes[g.Key.ClassIndex]}, {(g.Key.IsSynthetic ? "synthetic" : "real")}",
                kinds.Length <= CurveSource.MostStyles ? place : Array.IndexOf(shown, g.Key.ClassIndex),
                g.Key.IsSynthetic ? ChartMark.Cross : ChartMark.Dot,
                [.. Spread([.. g], MostPoints).Select(r => axes.Project(r.Values))])),
        ];
        ChartPoint[] all = [.. groups.SelectMany(g => g.Points)];
        string title = $"Real and synthetic rows: {strategy}";
        string shares = string.Join(" and ", axes.Shares.Select(ReportText.Share));
        return new ReportFigure(
            title,
            $"Principal components of the real rows, {shares} of the variance. At most {MostPoints} rows of a kind; the outermost 1 % are not shown{(shown.Length < classes.Count ? $", nor {classes.Count - shown.Length} of {classes.Count} classes" : "")}.",
            new ScatterChart(Axis("first component", all, p => p.X), Axis("second component", all, p => p.Y), groups),
            new ReportTable(
                title,
                ["Rows", "Shown", "First component, median", "Second component, median"],
                [.. groups.Select(g => (IReadOnlyList<string>)[g.Name, ReportText.Count(g.Points.Count), ReportText.Short(Median(g.Points, p => p.X)), ReportText.Short(Median(g.Points, p => p.Y))])]));
    }

    /// <summary>At most so many rows, evenly over all of them.</summary>
    private static T[] Spread<T>(T[] rows, int most) => rows.Length <= most ? rows : [.. Enumerable.Range(0, most).Select(i => rows[(int)((long)i * rows.Length / most)])];

    private static double Median(IReadOnlyList<ChartPoint> points, Func<ChartPoint, double> value) => points.Select(value).Order().ElementAt(points.Count / 2);

    private static ChartAxis Axis(string title, ChartPoint[] points, Func<ChartPoint, double> value)
    {
        double[] sorted = [.. points.Select(value).Order()];
        int cut = (int)((1 - ShownShare) / 2 * sorted.Length);
        double low = sorted[cut], high = sorted[^(cut + 1)];
        double margin = high > low ? 0.05 * (high - low) : 1;
        return new ChartAxis(title, low - margin, high + margin);
    }
}
