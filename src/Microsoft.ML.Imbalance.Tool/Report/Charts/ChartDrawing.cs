using System.Xml.Linq;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A chart as a drawing with a title and a description for those who do not see it.</summary>
internal static class ChartDrawing
{
    /// <param name="chart">The chart.</param>
    /// <param name="id">A name that nothing else on the page has.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="description">What is to be seen.</param>
    public static XElement Draw(Chart chart, string id, string title, string description)
    {
        (IEnumerable<XElement> content, double height) = chart switch
        {
            LineChart lines => (PlaneDrawing.Draw(lines), PlotArea.Height),
            ScatterChart scatter => (PlaneDrawing.Draw(scatter), PlotArea.Height),
            BarChart bars => RowDrawing.Draw(bars),
            IntervalChart intervals => RowDrawing.Draw(intervals),
            _ => throw new ArgumentException($"There is no drawing of a {chart.GetType().Name}.", nameof(chart)),
        };
        return new XElement(
            "svg",
            new XAttribute("viewBox", $"0 0 {Svg.Number(PlotArea.Width)} {Svg.Number(height)}"),
            new XAttribute("role", "img"),
            new XAttribute("aria-labelledby", $"{id}-title {id}-description"),
            new XElement("title", new XAttribute("id", $"{id}-title"), title),
            new XElement("desc", new XAttribute("id", $"{id}-description"), description),
            content);
    }

    /// <summary>A sample of a mark, beside its name.</summary>
    public static XElement Swatch(LegendEntry entry)
    {
        XElement mark = entry.Mark switch
        {
            ChartMark.Line => Svg.Line($"line s{entry.Style}", 1, 6, 23, 6),
            ChartMark.Bar => Svg.Rectangle($"bar s{entry.Style}", 6, 1, 11, 11),
            ChartMark.Dot => Svg.Circle($"mark s{entry.Style}", 12, 6, 3.5),
            _ => Svg.Path($"crosses s{entry.Style}", "M8 6h8M12 2v8"),
        };
        return new XElement("svg", new XAttribute("viewBox", "0 0 24 12"), new XAttribute("class", "swatch"), new XAttribute("aria-hidden", "true"), mark);
    }
}
