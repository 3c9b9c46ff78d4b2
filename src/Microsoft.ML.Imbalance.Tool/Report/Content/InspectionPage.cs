using System.Globalization;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>What <c>inspect</c> found, as a report.</summary>
internal static class InspectionPage
{
    public static ReportPage Of(string path, Table table, ImbalanceInspection inspection)
    {
        string[] classes = [.. inspection.Classes.Select(c => c.Name)];
        long[] counts = [.. inspection.Classes.Select(c => (long)c.Count)];
        return new ReportPage(
            $"Inspection of {path}",
            $"Classes of label '{inspection.LabelColumnName}', the columns, and what may mislead or fail later.",
            [
                new ReportFact("rows", ReportText.Count(inspection.RowCount)),
                new ReportFact("without a label", ReportText.Count(inspection.UnlabeledRowCount)),
                new ReportFact("classes", ReportText.Count(classes.Length)),
                new ReportFact("largest to smallest class", string.Create(CultureInfo.InvariantCulture, $"{inspection.ImbalanceRatio:0.#} : 1")),
                new ReportFact("columns", ReportText.Count(table.Columns.Length)),
            ],
            [
                new ReportSection("diagnostics", "What to know first", "What may mislead or fail later.", [Findings.Of(inspection.Diagnostics, [])]),
                new ReportSection("balance", "Class balance", "How often each class occurs.", [new FiguresBlock([BalanceFigure.Of(classes, [("all rows", counts)])])]),
                new ReportSection(
                    "columns", "Columns", "What each column was taken for.",
                    [
                        new ReportTable(
                            "Columns", ["Column", "Kind", "Missing"],
                            [.. table.Columns.Select(c => (IReadOnlyList<string>)[c.Name, ColumnList.KindOf(c), ReportText.Count(c.MissingCount)])]),
                    ]),
            ],
            "dotnet imbalance inspect. The same file and options give the same report.");
    }
}
