using System.CommandLine;
using System.Text.Json.Nodes;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary><c>inspect</c>: how imbalanced a file is, and what follows.</summary>
internal sealed class InspectCommand : System.CommandLine.Command
{
    private readonly Option<string?> _data = SharedOptions.DataOrShipped();
    private readonly Option<string> _label = SharedOptions.Label();
    private readonly Option<string[]> _exclude = SharedOptions.Exclude("Columns that are no features, such as identifiers");
    private readonly Option<string?> _report = ReportFile.Option();
    private readonly Option<bool> _json = SharedOptions.Json();
    private readonly ToolConsole _console;

    public InspectCommand(ToolConsole console)
        : base(
            "inspect",
            "Count the classes and the columns of a file, and say what may mislead or fail later. Exit code 1 if anything found is a warning or an error, otherwise 0.")
    {
        _console = console;
        foreach (Option option in new Option[] { _data, _label, _exclude, _report, _json })
            Options.Add(option);
        SetAction((arguments, cancellation) => Task.Run(() => Run(arguments, cancellation), cancellation));
    }

    private int Run(ParseResult arguments, CancellationToken cancellation)
    {
        if (arguments.GetValue(_data) is { } folder && Directory.Exists(folder))
            return InspectFolder(new FolderInspection(folder, cancellation), arguments.GetValue(_json));
        Table table = TableFile.Read(arguments.GetValue(_data) ?? ShippedData.Path, cancellation);
        TableColumn label = table.Find(arguments.GetRequiredValue(_label), "label", "--label");
        LabelClasses.Of(label);
        TableColumn[] excluded = table.FindAll(arguments.GetValue(_exclude)!, "excluded", "--exclude");
        ImbalanceInspection inspection = TableInspection.Of(table, label, excluded);
        if (arguments.GetValue(_report) is { } reportPath)
            ReportFile.Write(reportPath, InspectionPage.Of(arguments.GetValue(_data) ?? ShippedData.Name, table, inspection));
        if (arguments.GetValue(_json))
            JsonText.Print(_console, ToJson(arguments.GetValue(_data) ?? ShippedData.Name, table, inspection));
        else
            ToolConsole.Line(_console.Results, $"{ToolWording.Of(inspection.ToString(), inspection.Diagnostics)}\n\n{ColumnList.Format(table)}");
        return inspection.Diagnostics.Any(d => d.Severity >= DiagnosticSeverity.Warning) ? ExitCode.Findings : ExitCode.Success;
    }

    private int InspectFolder(FolderInspection images, bool json)
    {
        if (json)
            JsonText.Print(_console, images.ToJson());
        else
            ToolConsole.Line(_console.Results, $"{images}");
        return images.HasFindings ? ExitCode.Findings : ExitCode.Success;
    }

    private static JsonObject ToJson(string path, Table table, ImbalanceInspection inspection) => new()
    {
        ["data"] = path,
        ["label"] = inspection.LabelColumnName,
        ["rows"] = inspection.RowCount,
        ["unlabeledRows"] = inspection.UnlabeledRowCount,
        ["classes"] = JsonText.Array(inspection.Classes.Select(c => new JsonObject { ["name"] = c.Name, ["rows"] = c.Count, ["share"] = c.Share })),
        ["imbalanceRatio"] = inspection.ImbalanceRatio,
        ["majorityShare"] = inspection.MajorityShare,
        ["entropy"] = inspection.Entropy,
        ["normalizedEntropy"] = inspection.NormalizedEntropy,
        ["columns"] = JsonText.Array(table.Columns.Select(c => new JsonObject { ["name"] = c.Name, ["kind"] = ColumnList.KindOf(c), ["missing"] = c.MissingCount })),
        ["diagnostics"] = JsonText.Array(inspection.Diagnostics.Select(DiagnosticText.ToJson)),
    };
}
