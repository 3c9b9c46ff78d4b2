using System.Globalization;
using System.Xml.Linq;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Elements of a drawing.</summary>
internal static class Svg
{
    public static XElement Element(string name, string style, params object?[] content) => new(name, new XAttribute("class", style), content);

    public static XElement Line(string style, double x1, double y1, double x2, double y2)
        => Element("path", style, new XAttribute("d", $"M{Number(x1)} {Number(y1)}L{Number(x2)} {Number(y2)}"));

    public static XElement Path(string style, string data) => Element("path", style, new XAttribute("d", data));

    public static XElement Rectangle(string style, double x, double y, double width, double height) => Element(
        "rect", style, new XAttribute("x", Number(x)), new XAttribute("y", Number(y)), new XAttribute("width", Number(width)), new XAttribute("height", Number(height)));

    public static XElement Circle(string style, double x, double y, double radius)
        => Element("circle", style, new XAttribute("cx", Number(x)), new XAttribute("cy", Number(y)), new XAttribute("r", Number(radius)));

    /// <param name="style">Its class.</param>
    /// <param name="x">Where it is anchored.</param>
    /// <param name="y">Its baseline.</param>
    /// <param name="anchor">start, middle or end.</param>
    /// <param name="text">What it says.</param>
    public static XElement Text(string style, double x, double y, string anchor, string text)
        => Element("text", style, new XAttribute("x", Number(x)), new XAttribute("y", Number(y)), new XAttribute("text-anchor", anchor), text);

    /// <summary>A line through points.</summary>
    public static string Through(IEnumerable<(double X, double Y)> points) => "M" + string.Join('L', points.Select(p => $"{Number(p.X)} {Number(p.Y)}"));

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
