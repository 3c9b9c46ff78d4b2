using System.Globalization;
using System.Xml.Linq;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Tables of a report as HTML. A wide one scrolls by itself, with the keyboard too.</summary>
internal static class HtmlTable
{
    public static XElement Of(ReportTable table) => Scrollable(table.Caption, new XElement(
        "table",
        new XElement("caption", table.Caption),
        new XElement("thead", new XElement("tr", table.Header.Select((h, column) => Aligned(new XElement("th", new XAttribute("scope", "col"), h), table, column)))),
        new XElement("tbody", table.Rows.Select(row => new XElement(
            "tr", new XElement("th", new XAttribute("scope", "row"), row[0]), row.Skip(1).Select((text, place) => Aligned(new XElement("td", text), table, place + 1)))))));

    /// <summary>Columns of words begin at the left, as their heading does; numbers end at the right.</summary>
    private static XElement Aligned(XElement cell, ReportTable table, int column)
    {
        if (table.Rows.Any(row => row[column] is [var first, ..] && char.IsLetter(first) && row[column] != "n/a"))
            cell.Add(new XAttribute("class", "text"));
        return cell;
    }

    /// <summary>A confusion matrix: rows with their share of the true class, shaded by it.</summary>
    public static XElement Of(ReportMatrix matrix)
    {
        int count = matrix.Classes.Count;
        double[] totals = [.. Enumerable.Range(0, count).Select(a => Enumerable.Range(0, count).Sum(p => matrix.Counts[a, p]))];
        XElement Decided(int actual, int predicted)
        {
            double share = totals[actual] > 0 ? matrix.Counts[actual, predicted] / totals[actual] : 0;
            return new XElement(
                "td",
                new XAttribute("class", actual == predicted ? "right" : "wrong"),
                new XAttribute("style", string.Create(CultureInfo.InvariantCulture, $"--share:{45 * share:0.#}%")),
                new XElement("b", ReportText.Count(matrix.Counts[actual, predicted])),
                new XElement("span", ReportText.Share(share)));
        }

        return Scrollable(matrix.Title, new XElement(
            "table",
            new XAttribute("class", "matrix"),
            new XElement("caption", matrix.Title),
            new XElement("thead", new XElement("tr", new XElement("th", new XAttribute("scope", "col"), "true \\ decided"), matrix.Classes.Select(c => Heading("col", c)))),
            new XElement("tbody", matrix.Classes.Select((c, actual) => new XElement("tr", Heading("row", c), Enumerable.Range(0, count).Select(p => Decided(actual, p)))))));
    }

    private static XElement Heading(string scope, string text) => new("th", new XAttribute("scope", scope), text);

    private static XElement Scrollable(string name, XElement table)
        => new("div", new XAttribute("class", "scroll"), new XAttribute("role", "region"), new XAttribute("aria-label", name), new XAttribute("tabindex", "0"), table);
}
