using System.Xml.Linq;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Draws what stands in rows: bars and intervals, each below its name.</summary>
internal sealed class RowDrawing
{
    private const double Left = 8;
    private const double Right = PlotArea.Width - 12;
    private const double Top = 4;
    private const double BelowAxis = 40;
    private const double BarTop = 6;
    private const double BarHeight = 11;
    private const double IntervalLine = 11;
    private const double BelowLabel = 25;

    private readonly RowLabel[] _labels;
    private readonly double[] _tops;

    private RowDrawing(IEnumerable<string> names)
    {
        _labels = [.. names.Select(n => new RowLabel(n))];
        _tops = new double[_labels.Length];
        double top = Top;
        for (int row = 0; row < _labels.Length; row++)
        {
            _tops[row] = top;
            top += _labels[row].LastLine + BelowLabel;
        }
        AxisLine = top;
    }

    private double AxisLine { get; }

    public static (IEnumerable<XElement> Content, double Height) Draw(BarChart chart)
    {
        var drawing = new RowDrawing(chart.Bars.Select(b => b.Name));
        var axis = new ChartAxis(chart.Axis, 0, AxisTicks.RoundUp(chart.Bars.Max(b => b.Lengths.Sum())));
        return ([.. drawing.Frame(axis), .. chart.Bars.SelectMany((b, row) => drawing.Draw(axis, b, row))], drawing.AxisLine + BelowAxis);
    }

    public static (IEnumerable<XElement> Content, double Height) Draw(IntervalChart chart)
    {
        var drawing = new RowDrawing(chart.Intervals.Select(i => i.Name));
        double[] ends = [0, .. chart.Intervals.SelectMany(i => new[] { i.OuterLow, i.OuterHigh, i.Low, i.High, i.Mean }).Where(double.IsFinite)];
        double margin = Math.Max(1e-6, (ends.Max() - ends.Min()) * 0.05);
        var axis = new ChartAxis(chart.Axis, ends.Min() - margin, ends.Max() + margin);
        return (
            [.. drawing.Frame(axis), Svg.Line("zero", At(axis, 0), Top, At(axis, 0), drawing.AxisLine), .. chart.Intervals.SelectMany((i, row) => drawing.Draw(axis, i, row))],
            drawing.AxisLine + BelowAxis);
    }

    private IEnumerable<XElement> Draw(ChartAxis axis, ChartBar bar, int row)
    {
        foreach (XElement label in _labels[row].Draw(Left, Right, _tops[row], ReportText.Count(bar.Lengths.Sum()) + " rows", "note"))
            yield return label;
        double before = 0;
        for (int part = 0; part < bar.Lengths.Count; part++)
        {
            double start = At(axis, before);
            before += bar.Lengths[part];
            if (bar.Lengths[part] > 0)
                yield return Svg.Rectangle($"bar s{part}", start, _tops[row] + _labels[row].LastLine + BarTop, Math.Max(1, At(axis, before) - start - 1), BarHeight);
        }
    }

    private IEnumerable<XElement> Draw(ChartAxis axis, ChartInterval interval, int row)
    {
        string style = interval.Verdict.ToString().ToLowerInvariant();
        foreach (XElement label in _labels[row].Draw(Left, Right, _tops[row], ReportText.Verdict(interval.Verdict), $"note {style}"))
            yield return label;
        if (!double.IsFinite(interval.Mean))
            yield break;
        double y = _tops[row] + _labels[row].LastLine + IntervalLine;
        if (double.IsFinite(interval.OuterLow))
            yield return Svg.Line($"outer {style}", At(axis, interval.OuterLow), y, At(axis, interval.OuterHigh), y);
        yield return Svg.Line($"inner {style}", At(axis, interval.Low), y, At(axis, interval.High), y);
        yield return Svg.Circle($"mean {style}", At(axis, interval.Mean), y, 4);
    }

    private static double At(ChartAxis axis, double value) => Left + (value - axis.Low) / (axis.High - axis.Low) * (Right - Left - 10);

    private IEnumerable<XElement> Frame(ChartAxis axis)
    {
        foreach (double tick in AxisTicks.Of(axis))
        {
            yield return Svg.Line("grid", At(axis, tick), Top, At(axis, tick), AxisLine);
            yield return Svg.Text("tick", At(axis, tick), AxisLine + 16, tick == axis.Low ? "start" : "middle", AxisTicks.Text(tick));
        }
        yield return Svg.Line("axis", Left, AxisLine, Right, AxisLine);
        yield return Svg.Text("name", (Left + Right) / 2, AxisLine + 33, "middle", axis.Title);
    }
}
