using System.CommandLine;
using System.Text.Json.Nodes;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary><c>inspect</c>: how imbalanced a file is, and what follows.</summary>
internal sealed class InspectCommand : ToolCommand
{
    // One class is most of the rows.
    private const string ImbalanceId = "IMB002";

    private readonly Option<string?> _data = SharedOptions.DataOrShipped();
    private readonly Option<string> _label = SharedOptions.Label();
    private readonly Option<string[]> _exclude = SharedOptions.Exclude("Columns that are no features, such as identifiers");
    private readonly Option<string?> _report = ReportFile.Option();
    private readonly Option<string?> _record = SharedOptions.Record(ReportFile.RecordPlace);
    private readonly Option<bool> _json = SharedOptions.Json();

    public InspectCommand(ToolConsole console)
        : base(
            "inspect",
            "Count the classes and the columns of a file, and say what may mislead or fail later. Exit code 1 if anything found is a warning or an error, other than that the data are imbalanced; otherwise 0.",
            console)
    {
        Add(_data, _label, _exclude, _report, _record, _json);
    }

    protected override int Run(ParseResult arguments, CancellationToken cancellation)
    {
        if (arguments.GetValue(_data) is { } folder && Directory.Exists(folder))
            return InspectFolder(arguments, ProgressDisplay.Run(Console.Messages, "Reading images", total: 0, progress => new FolderInspection(folder, progress, cancellation)));
        RunFiles.Check(arguments, [_data], _report, _record);
        LabeledTable file = LabeledTable.Read(Console, arguments, _data, _label, _exclude, categories: null, cancellation);
        Table table = file.Table;
        LabelClasses.Of(file.Label);
        ImbalanceInspection inspection = ProgressDisplay.Run(Console.Messages, $"Inspecting {table.RowCount} rows", total: 0, _ => TableInspection.Of(file));
        JsonObject json = ToJson(arguments.GetValue(_data) ?? ShippedData.Name, table, inspection);
        string? reportPath = arguments.GetValue(_report), recordPath = arguments.GetValue(_record);
        if (reportPath is not null)
            ReportFile.Write(Console, reportPath, () => InspectionPage.Of(arguments.GetValue(_data) ?? ShippedData.Name, table, inspection));
        var record = new RunRecord(Console, arguments);
        record.AddInput(_data, table.Path, table);
        if (reportPath is not null)
            record.AddOutput(_report, reportPath);
        record.Results["inspection"] = json.DeepClone();
        record.Write(recordPath);
        if (arguments.GetValue(_json))
            JsonText.Print(Console, json);
        else
            ToolConsole.Line(Console.Results, $"{ToolWording.Of(inspection.ToString(), inspection.Diagnostics)}\n\n{ColumnList.Format(table)}");
        return inspection.Diagnostics.Any(IsFinding) ? ExitCode.Findings : ExitCode.Success;
    }

    /// <summary>What has to be mended, or checked, before the numbers of later commands mean anything. Imbalance itself does not: it is what this tool is for.</summary>
    public static bool IsFinding(ImbalanceDiagnostic diagnostic) => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id != ImbalanceId;

    private int InspectFolder(ParseResult arguments, FolderInspection images)
    {
        var record = new RunRecord(Console, arguments);
        record.AddInput(_data, arguments.GetValue(_data)!);
        record.Results["inspection"] = images.ToJson();
        record.Write(arguments.GetValue(_record));
        if (arguments.GetValue(_json))
            JsonText.Print(Console, images.ToJson());
        else
            ToolConsole.Line(Console.Results, $"{images}");
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
