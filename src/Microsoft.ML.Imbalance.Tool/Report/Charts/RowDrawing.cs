using System.Xml.Linq;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Draws what stands in rows: bars and intervals, each below its name.</summary>
internal static class RowDrawing
{
    private const double Left = 8;
    private const double Right = PlotArea.Width - 12;
    private const double RowHeight = 38;
    private const double Top = 4;
    private const double Bottom = 40;
    private const double NameLine = 13;
    private const double BarTop = 19;
    private const double BarHeight = 11;
    private const double IntervalLine = 24;

    public static double HeightOf(int rows) => Top + rows * RowHeight + Bottom;

    public static IEnumerable<XElement> Draw(BarChart chart)
    {
        var axis = new ChartAxis(chart.Axis, 0, AxisTicks.RoundUp(chart.Bars.Max(b => b.Lengths.Sum())));
        var elements = new List<XElement>(Frame(axis, chart.Bars.Count));
        for (int row = 0; row < chart.Bars.Count; row++)
        {
            ChartBar bar = chart.Bars[row];
            double top = Top + row * RowHeight;
            elements.Add(Svg.Text("row", Left, top + NameLine, "start", bar.Name));
            elements.Add(Svg.Text("note", Right, top + NameLine, "end", ReportText.Count(bar.Lengths.Sum()) + " rows"));
            double before = 0;
            for (int part = 0; part < bar.Lengths.Count; part++)
            {
                double start = At(axis, before);
                before += bar.Lengths[part];
                if (bar.Lengths[part] > 0)
                    elements.Add(Svg.Rectangle($"bar s{part}", start, top + BarTop, Math.Max(1, At(axis, before) - start - 1), BarHeight));
            }
        }
        return elements;
    }

    public static IEnumerable<XElement> Draw(IntervalChart chart)
    {
        double[] ends = [0, .. chart.Intervals.SelectMany(i => new[] { i.OuterLow, i.OuterHigh, i.Low, i.High, i.Mean }).Where(double.IsFinite)];
        double margin = Math.Max(1e-6, (ends.Max() - ends.Min()) * 0.05);
        var axis = new ChartAxis(chart.Axis, ends.Min() - margin, ends.Max() + margin);
        var elements = new List<XElement>(Frame(axis, chart.Intervals.Count)) { Svg.Line("zero", At(axis, 0), Top, At(axis, 0), HeightOf(chart.Intervals.Count) - Bottom) };
        for (int row = 0; row < chart.Intervals.Count; row++)
            elements.AddRange(Draw(axis, chart.Intervals[row], Top + row * RowHeight));
        return elements;
    }

    private static IEnumerable<XElement> Draw(ChartAxis axis, ChartInterval interval, double top)
    {
        string style = interval.Verdict.ToString().ToLowerInvariant();
        yield return Svg.Text("row", Left, top + NameLine, "start", interval.Name);
        yield return Svg.Text($"note {style}", Right, top + NameLine, "end", ReportText.Verdict(interval.Verdict));
        if (!double.IsFinite(interval.Mean))
            yield break;
        double y = top + IntervalLine;
        if (double.IsFinite(interval.OuterLow))
            yield return Svg.Line($"outer {style}", At(axis, interval.OuterLow), y, At(axis, interval.OuterHigh), y);
        yield return Svg.Line($"inner {style}", At(axis, interval.Low), y, At(axis, interval.High), y);
        yield return Svg.Circle($"mean {style}", At(axis, interval.Mean), y, 4);
    }

    private static double At(ChartAxis axis, double value) => Left + (value - axis.Low) / (axis.High - axis.Low) * (Right - Left - 10);

    private static IEnumerable<XElement> Frame(ChartAxis axis, int rows)
    {
        double bottom = HeightOf(rows) - Bottom;
        foreach (double tick in AxisTicks.Of(axis))
        {
            yield return Svg.Line("grid", At(axis, tick), Top, At(axis, tick), bottom);
            yield return Svg.Text("tick", At(axis, tick), bottom + 16, tick == axis.Low ? "start" : "middle", AxisTicks.Text(tick));
        }
        yield return Svg.Line("axis", Left, bottom, Right, bottom);
        yield return Svg.Text("name", (Left + Right) / 2, bottom + 33, "middle", axis.Title);
    }
}
