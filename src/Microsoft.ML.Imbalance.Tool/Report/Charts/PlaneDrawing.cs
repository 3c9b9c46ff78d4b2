using System.Text;
using System.Xml.Linq;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Draws what lies on a plane: lines and points.</summary>
internal static class PlaneDrawing
{
    private const double MarkRadius = 2.6;
    private const double CrossArm = 2.4;

    public static IEnumerable<XElement> Draw(LineChart chart)
    {
        var area = new PlotArea(chart.X, chart.Y);
        return [.. area.Frame(), .. chart.Guides.Select(g => Draw(area, g)), .. chart.Lines.Reverse().SelectMany(l => Draw(area, l)), .. chart.Guides.Select(g => Label(area, g))];
    }

    public static IEnumerable<XElement> Draw(ScatterChart chart)
    {
        var area = new PlotArea(chart.X, chart.Y);
        return [.. area.Frame(), .. chart.Groups.Select(g => Draw(area, g))];
    }

    private static XElement Draw(PlotArea area, ChartGuide guide)
    {
        (double x1, double y1) = area.At(guide.From);
        (double x2, double y2) = area.At(guide.To);
        return Svg.Line("guide", x1, y1, x2, y2);
    }

    /// <summary>The name of a guide, on the side that has room.</summary>
    private static XElement Label(PlotArea area, ChartGuide guide)
    {
        (double x1, double y1) = area.At(guide.From);
        (double x2, double y2) = area.At(guide.To);
        bool isRight = x1 > PlotArea.Width / 2;
        if (Math.Abs(x1 - x2) < 1)
            return Svg.Text("note", x1 + (isRight ? -5 : 5), Math.Min(y1, y2) + 12, isRight ? "end" : "start", guide.Label);
        return Math.Abs(y1 - y2) < 1
            ? Svg.Text("note", Math.Min(x1, x2) + 5, y1 + (y1 + 18 < PlotArea.Floor ? 14 : -5), "start", guide.Label)
            : Svg.Text("note", x1 + 0.62 * (x2 - x1) + 6, y1 + 0.62 * (y2 - y1) + 14, "start", guide.Label);
    }

    private static IEnumerable<XElement> Draw(PlotArea area, ChartLine line)
    {
        ChartPoint[] points = [.. line.Points.Where(p => double.IsFinite(p.Y) && area.Holds(p))];
        if (points.Length == 0)
            yield break;
        ChartPoint[] spread = Array.FindAll(points, p => double.IsFinite(p.Low) && double.IsFinite(p.High));
        if (spread.Length > 1 && !line.IsMarked)
        {
            IEnumerable<(double, double)> around = [
                .. spread.Select(p => (area.X(p.X), area.ClampedY(p.High))), .. spread.Reverse().Select(p => (area.X(p.X), area.ClampedY(p.Low)))];
            yield return Svg.Path($"band s{line.Style}", Svg.Through(around) + "Z");
        }
        yield return Svg.Path($"line s{line.Style}", Svg.Through(points.Select(area.At)));
        if (!line.IsMarked)
            yield break;
        foreach (ChartPoint point in spread)
            yield return Svg.Line($"whisker s{line.Style}", area.X(point.X), area.ClampedY(point.Low), area.X(point.X), area.ClampedY(point.High));
        foreach (ChartPoint point in points)
            yield return Svg.Circle($"mark s{line.Style}", area.X(point.X), area.Y(point.Y), MarkRadius);
    }

    /// <summary>All points of a group as one path: dots are lines without length and with round ends.</summary>
    private static XElement Draw(PlotArea area, ScatterGroup group)
    {
        var data = new StringBuilder();
        foreach ((double x, double y) in group.Points.Where(area.Holds).Select(area.At))
        {
            data.Append(group.Mark == ChartMark.Cross
                ? $"M{Svg.Number(x - CrossArm)} {Svg.Number(y)}h{Svg.Number(2 * CrossArm)}M{Svg.Number(x)} {Svg.Number(y - CrossArm)}v{Svg.Number(2 * CrossArm)}"
                : $"M{Svg.Number(x)} {Svg.Number(y)}h0");
        }
        return Svg.Path($"{(group.Mark == ChartMark.Cross ? "crosses" : "dots")} s{group.Style}", data.ToString());
    }
}
