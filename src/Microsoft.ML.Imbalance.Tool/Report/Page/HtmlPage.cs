using System.Reflection;
using System.Xml.Linq;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Turns a report into one file that needs nothing else: styles, script and drawings are within, and its policy forbids to load anything.</summary>
internal static class HtmlPage
{
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

    public static string Of(ReportPage page)
    {
        XElement head = new(
            "head",
            new XElement("meta", new XAttribute("charset", "utf-8")),
            new XElement("meta", new XAttribute("http-equiv", "Content-Security-Policy"), new XAttribute("content", Policy)),
            new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
            new XElement("meta", new XAttribute("name", "color-scheme"), new XAttribute("content", "light dark")),
            new XElement("title", page.Title),
            new XElement("link", new XAttribute("rel", "icon"), new XAttribute("href", "data:,")));
        XElement body = new(
            "body",
            new XElement("a", new XAttribute("class", "skip"), new XAttribute("href", "#content"), "Skip to the report"),
            Header(page),
            new XElement("div", new XAttribute("class", "layout"), Contents(page), new XElement("main", new XAttribute("id", "content"), page.Sections.Select(HtmlSection.Of))),
            new XElement("footer", new XElement("p", page.Colophon)));
        // Styles and script are no XML: what they hold must not be escaped.
        string top = Text(head).Replace("</head>", $"<style>{Resource("report.css")}</style></head>", StringComparison.Ordinal);
        string rest = Text(body).Replace("</body>", $"<script>{Resource("report.js")}</script></body>", StringComparison.Ordinal);
        return $"<!doctype html>\n<html lang=\"en\">{top}\n{rest}</html>\n";
    }

    private static XElement Header(ReportPage page) => new(
        "header",
        new XElement(
            "div",
            new XAttribute("class", "top"),
            new XElement("h1", page.Title),
            new XElement("button", new XAttribute("type", "button"), new XAttribute("id", "theme"), new XAttribute("aria-pressed", "false"), new XAttribute("hidden", "hidden"), "Dark theme")),
        new XElement("p", new XAttribute("class", "summary"), page.Summary),
        new XElement(
            "dl", new XAttribute("class", "facts"), page.Facts.Select(f => new XElement("div", new XElement("dt", f.Name), new XElement("dd", f.Value)))));

    private static XElement Contents(ReportPage page) => new(
        "nav",
        new XAttribute("aria-label", "Contents"),
        new XElement("ul", page.Sections.Select(s => new XElement("li", new XElement("a", new XAttribute("href", $"#{s.Id}"), s.Title)))));

    private static string Text(XElement element) => element.ToString(SaveOptions.DisableFormatting);

    private static string Resource(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        return new StreamReader(stream).ReadToEnd().ReplaceLineEndings("\n");
    }
}
