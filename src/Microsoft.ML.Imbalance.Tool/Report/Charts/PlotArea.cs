using System.Xml.Linq;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>The plane of a chart: two axes, and where their values lie.</summary>
internal sealed class PlotArea(ChartAxis horizontal, ChartAxis vertical)
{
    public const double Width = 420;
    public const double Height = 300;
    private const double Left = 50;
    private const double Right = 12;
    private const double Top = 12;
    private const double Bottom = 44;

    /// <summary>Where the horizontal axis is.</summary>
    public const double Floor = Height - Bottom;

    public double X(double value) => Left + (value - horizontal.Low) / (horizontal.High - horizontal.Low) * (Width - Left - Right);

    public double Y(double value) => Floor - (value - vertical.Low) / (vertical.High - vertical.Low) * (Height - Top - Bottom);

    public (double X, double Y) At(ChartPoint point) => (X(point.X), Y(point.Y));

    /// <summary>Whether a point is on the plane.</summary>
    public bool Holds(ChartPoint point) => point.X >= horizontal.Low && point.X <= horizontal.High && point.Y >= vertical.Low && point.Y <= vertical.High;

    /// <summary>A value kept on the vertical axis.</summary>
    public double ClampedY(double value) => Y(Math.Clamp(value, vertical.Low, vertical.High));

    /// <summary>Grid, numbers and names of the axes.</summary>
    public IEnumerable<XElement> Frame()
    {
        foreach (double tick in AxisTicks.Of(vertical))
        {
            yield return Svg.Line("grid", Left, Y(tick), Width - Right, Y(tick));
            yield return Svg.Text("tick", Left - 7, Y(tick) + 4, "end", AxisTicks.Text(tick));
        }
        foreach (double tick in AxisTicks.Of(horizontal))
        {
            yield return Svg.Line("grid", X(tick), Top, X(tick), Floor);
            yield return Svg.Text("tick", X(tick), Floor + 17, "middle", AxisTicks.Text(tick));
        }
        yield return Svg.Line("axis", Left, Floor, Width - Right, Floor);
        yield return Svg.Text("name", (Left + Width - Right) / 2, Height - 6, "middle", horizontal.Title);
        XElement name = Svg.Text("name", 0, 0, "middle", vertical.Title);
        name.Add(new XAttribute("transform", $"translate(12 {Svg.Number((Top + Floor) / 2)}) rotate(-90)"));
        yield return name;
    }
}
