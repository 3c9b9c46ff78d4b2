using System.Xml.Linq;

namespace Microsoft.ML.Imbalance.Tool.Tests;

/// <summary>A report is one well-formed file that everyone can read and that loads nothing.</summary>
[TestClass]
public sealed class ReportTests
{
    public static IEnumerable<object[]> Commands => ReportRuns.Commands.Select(c => new object[] { c });

    [TestMethod]
    [DynamicData(nameof(Commands))]
    public void NothingIsLoaded(string command)
    {
        string html = ReportRuns.Of(command);
        foreach (string foreign in new[] { "http:", "https:", "//", "@import", "url(", "<iframe", "<img" })
            Assert.IsFalse(html.Contains(foreign, StringComparison.OrdinalIgnoreCase), foreign);
        StringAssert.Contains(html, "default-src 'none'");
        foreach (XAttribute link in Page(command).Descendants().Attributes().Where(a => a.Name.LocalName is "href" or "src"))
            Assert.IsTrue(link.Value.StartsWith('#') || link.Value == "data:,", link.Value);
    }

    [TestMethod]
    [DynamicData(nameof(Commands))]
    public void EveryChartHasATitleADescriptionAndATable(string command)
    {
        XElement[] figures = [.. Page(command).Descendants("figure")];
        Assert.IsNotEmpty(figures);
        foreach (XElement figure in figures)
        {
            XElement chart = figure.Elements("svg").Single();
            Assert.AreEqual("img", chart.Attribute("role")!.Value);
            Assert.AreNotEqual("", chart.Element("title")!.Value);
            Assert.AreNotEqual("", chart.Element("desc")!.Value);
            Assert.AreEqual(figure.Element("figcaption")!.Element("h3")!.Value, chart.Element("title")!.Value);
            XElement table = figure.Element("details")!.Descendants("table").Single();
            int columns = table.Element("thead")!.Element("tr")!.Elements("th").Count();
            Assert.IsNotEmpty(table.Element("tbody")!.Elements("tr"));
            foreach (XElement row in table.Element("tbody")!.Elements("tr"))
                Assert.HasCount(columns, row.Elements());
        }
    }

    [TestMethod]
    [DynamicData(nameof(Commands))]
    public void NamesAreGivenOnceAndEveryReferenceHasOne(string command)
    {
        XElement page = Page(command);
        string[] names = [.. page.Descendants().Attributes("id").Select(a => a.Value)];
        CollectionAssert.AllItemsAreUnique(names);
        string[] references =
        [
            .. page.Descendants().Attributes("aria-labelledby").SelectMany(a => a.Value.Split(' ')),
            .. page.Descendants("a").Attributes("href").Select(a => a.Value[1..]),
        ];
        foreach (string reference in references)
            CollectionAssert.Contains(names, reference);
    }

    [TestMethod]
    [DynamicData(nameof(Commands))]
    public void LandmarksAndHeadingsAreInOrder(string command)
    {
        XElement page = Page(command);
        foreach (string landmark in new[] { "header", "nav", "main", "footer", "h1" })
            Assert.HasCount(1, page.Descendants(landmark), landmark);
        int[] levels = [.. page.Descendants().Where(e => e.Name.LocalName is "h1" or "h2" or "h3").Select(e => e.Name.LocalName[1] - '0')];
        for (int i = 1; i < levels.Length; i++)
            Assert.IsLessThanOrEqualTo(levels[i - 1] + 1, levels[i]);
        Assert.AreEqual("What to know first", page.Descendants("h2").First().Value);
    }

    [TestMethod]
    [DynamicData(nameof(Commands))]
    public void DrawingsHaveNumbersOnly(string command)
    {
        foreach (XElement drawing in Page(command).Descendants("svg"))
        {
            string text = drawing.ToString();
            Assert.IsFalse(text.Contains("NaN", StringComparison.Ordinal) || text.Contains('∞'), text);
        }
    }

    [TestMethod]
    public void AComparisonHasEverySection() => CollectionAssert.AreEqual(
        new[] { "diagnostics", "recommendation", "balance", "intervals", "precision-recall", "roc", "thresholds", "confusion", "calibration", "projection", "metrics" },
        Page("compare").Descendants("section").Select(s => s.Attribute("id")!.Value).ToArray());

    [TestMethod]
    public void RowsThatAreMadeAreDrawnHoweverManyClassesThereAre()
    {
        // Eight classes, of which the last two grow.
        PlacedRow[] rows = [.. Enumerable.Range(0, 240).Select(i => new PlacedRow([i % 7, i % 11], i % 8, IsSynthetic: i > 200 && i % 8 > 5))];
        var chart = (ScatterChart)ProjectionFigure.Of("smote", rows, [.. Enumerable.Range(0, 8).Select(c => $"{c}")]).Chart;
        CollectionAssert.AreEquivalent(new[] { "6, synthetic", "7, synthetic" }, chart.Groups.Where(g => g.Mark == ChartMark.Cross).Select(g => g.Name).ToArray());
        // Rows of a class have one color, made or not.
        foreach (ScatterGroup made in chart.Groups.Where(g => g.Mark == ChartMark.Cross))
            Assert.AreEqual(made.Style, chart.Groups.Single(g => g.Name == made.Name.Replace("synthetic", "real")).Style);
        Assert.HasCount(8, chart.Groups);
    }

    [TestMethod]
    [DataRow("compare", 1)]
    [DataRow("evaluate", 1)]
    [DataRow("evaluate classes", 3)]
    public void PrecisionIsDrawnWithTheLevelOfGuessing(string command, int levels)
    {
        XElement chart = Page(command).Descendants("section").Single(s => s.Attribute("id")!.Value == "precision-recall").Descendants("svg").First(s => s.Attribute("role") is not null);
        Assert.HasCount(levels, chart.Elements("path").Where(p => p.Attribute("class")!.Value == "guide"));
    }

    [TestMethod]
    public void DecisionsAndCostAreDrawnOverThresholdsWithTheSpreadOfTheFoldsAndTheChosenOne()
    {
        XElement section = Page("compare").Descendants("section").Single(s => s.Attribute("id")!.Value == "thresholds");
        XElement[] charts = [.. section.Descendants("svg").Where(s => s.Attribute("role") is not null)];
        Assert.IsNotEmpty(charts);
        Assert.IsTrue(Array.TrueForAll(charts, chart => chart.Elements("path").Any(p => p.Attribute("class")!.Value.StartsWith("band ", StringComparison.Ordinal))));
        Assert.IsTrue(Array.Exists(charts, chart => chart.Elements("text").Any(t => t.Value.StartsWith("chosen 0.", StringComparison.Ordinal))));
        foreach (string name in new[] { "F1", "recall", "precision", "cost per row" })
            Assert.Contains(name, section.Value);
    }

    [TestMethod]
    public void FindingsOfOneKindStandTogether()
    {
        ImbalanceDiagnostic Of(string id, string message) => new(id, DiagnosticSeverity.Warning, message, $"Mend {id}.");
        ReportFinding[] findings = [.. Findings.Of([Of("A", "first"), Of("B", "other"), Of("A", "second"), Of("A", "first")], ["a note"]).Findings];
        CollectionAssert.AreEqual(new[] { "first;second: Mend A.", "other: Mend B.", "a note: " }, findings.Select(f => $"{string.Join(';', f.Messages)}: {f.Remedy}").ToArray());
    }

    [TestMethod]
    [DataRow("short", 1)]
    [DataRow("smote:neighborCount=3,metric=euclidean,target=counts(rare=150)+tomek-links", 2)]
    [DataRow("smote:neighborCount=3,metric=euclidean,target=counts(rare=150)+tomek-links:target=all,metric=manhattan", 3)]
    public void LongNamesAreBrokenAndNothingOfThemIsLost(string name, int lines)
    {
        string[] drawn = [.. new RowLabel(name).Draw(0, 400, 0, "note", "note").Where(t => t.Attribute("class")!.Value == "row").Select(t => t.Value)];
        Assert.HasCount(lines, drawn);
        Assert.AreEqual(name, string.Concat(drawn));
    }

    [TestMethod]
    public void AReportIsTheSameEachTime()
    {
        using var folder = new TemporaryFolder();
        string data = folder.Write("rows.csv", "x,Label\n" + string.Concat(Enumerable.Range(0, 60).Select(i => $"{i % 7},{(i % 6 == 0 ? "b" : "a")}\n")));
        ToolRun.Here("resample", "-d", data, "--strategy", "smote", "-o", folder["out.csv"], "--report", folder["first.html"]);
        ToolRun.Here("resample", "-d", data, "--strategy", "smote", "-o", folder["out.csv"], "--report", folder["second.html"]);
        Assert.AreEqual(File.ReadAllText(folder["first.html"]), File.ReadAllText(folder["second.html"]));
    }

    [TestMethod]
    public void WhatChangesNoRowHasNoReport()
    {
        using var folder = new TemporaryFolder();
        string data = folder.Write("rows.csv", "x,Label\n1,a\n2,a\n3,b\n");
        ToolRun.Here("resample", "-d", data, "--strategy", "none", "-o", folder["out.csv"], "--report", folder["r.html"]).AssertRefused(
            "Strategy 'none' changes no row of a file, so that there is nothing to report. Leave --report out.");
        Assert.IsFalse(File.Exists(folder["out.csv"]) || File.Exists(folder["r.html"]));
    }

    private static XElement Page(string command) => XDocument.Parse(ReportRuns.Of(command)["<!doctype html>\n".Length..]).Root!;
}
