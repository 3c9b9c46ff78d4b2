using System.Xml.Linq;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A section of a report as HTML.</summary>
internal static class HtmlSection
{
    public static XElement Of(ReportSection section) => new(
        "section",
        new XAttribute("id", section.Id),
        new XAttribute("aria-labelledby", $"{section.Id}-heading"),
        new XElement("h2", new XAttribute("id", $"{section.Id}-heading"), section.Title),
        new XElement("p", new XAttribute("class", "lead"), section.Text),
        section.Blocks.Select((block, place) => Of(block, $"{section.Id}-{place + 1}")));

    private static XElement Of(ReportBlock block, string id) => block switch
    {
        FindingsBlock findings => new("ul", new XAttribute("class", "findings"), findings.Findings.Select(Of)),
        VerdictBlock verdict => new(
            "div",
            new XAttribute("class", "verdict"),
            new XElement("p", new XAttribute("class", "headline"), verdict.Headline),
            new XElement("ul", verdict.Reasons.Select(r => new XElement("li", r)))),
        FiguresBlock figures => new("div", new XAttribute("class", "figures"), figures.Figures.Select((f, place) => Of(f, $"{id}-{place + 1}"))),
        ReportTable table => HtmlTable.Of(table),
        MatricesBlock matrices => new("div", new XAttribute("class", "matrices"), new XAttribute("style", $"--classes:{matrices.Matrices[0].Classes.Count}"), matrices.Matrices.Select(HtmlTable.Of)),
        _ => throw new ArgumentException($"There is no HTML for a {block.GetType().Name}.", nameof(block)),
    };

    private static XElement Of(ReportFinding finding) => new(
        "li",
        new XAttribute("class", $"finding {finding.Kind.ToLowerInvariant()}"),
        new XElement("span", new XAttribute("class", "kind"), finding.Kind),
        finding.Messages is [var single]
            ? new XElement("p", new XElement("strong", single), finding.Remedy.Length > 0 ? $" {finding.Remedy}" : "")
            : new XElement("div", new XElement("p", new XElement("strong", finding.Remedy)), new XElement("ul", finding.Messages.Select(m => new XElement("li", m)))));

    private static XElement Of(ReportFigure figure, string id)
    {
        XElement? legend = figure.Chart.Legend.Count > 0
            ? new XElement("ul", new XAttribute("class", "legend"), figure.Chart.Legend.Select(e => new XElement("li", ChartDrawing.Swatch(e), new XElement("span", e.Name))))
            : null;
        return new XElement(
            "figure",
            new XAttribute("id", id),
            new XElement("figcaption", new XElement("h3", figure.Title), new XElement("p", figure.Description)),
            ChartDrawing.Draw(figure.Chart, id, figure.Title, figure.Description),
            legend,
            new XElement("details", new XElement("summary", "As a table", new XElement("span", new XAttribute("class", "hidden"), $": {figure.Title}")), HtmlTable.Of(figure.Table)));
    }
}
