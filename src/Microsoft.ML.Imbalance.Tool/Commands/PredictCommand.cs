using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary><c>predict</c>: a model and rows in, the rows with predictions out.</summary>
internal sealed class PredictCommand : ToolCommand
{
    private readonly Option<string> _model = SharedOptions.Model();
    private readonly Option<string?> _data = SharedOptions.Data();
    private readonly Option<string> _output = new("--out", "-o") { Description = $"The {TableFile.Formats}, to write", Required = true };
    private readonly Option<string?> _record = SharedOptions.Record();
    private readonly Option<bool> _json = SharedOptions.Json();

    public PredictCommand(ToolConsole console)
        : base(
            "predict",
            "Write rows with what a model tells of each: the probability of the positive class (Probability), or a score for each of more classes (Score.class), and the class (PredictedLabel).",
            console)
    {
        Add(_model, _data, _output, _record, _json);
    }

    protected override int Run(ParseResult arguments, CancellationToken cancellation)
    {
        RunFiles.Check(arguments, [_data, _model], _output, _record);
        string path = arguments.GetRequiredValue(_output);
        TableFile.CheckOutput(path);
        LoadedModel model = ModelFile.Load(arguments.GetRequiredValue(_model));
        Table table = TableFile.Read(arguments.GetValue(_data)!, Console, cancellation);
        ModelScores scores = ModelScores.Of(model, ModelRows.Create(table, model), Console, table.RowCount);
        ProgressDisplay.Run(Console.Messages, $"Writing {table.RowCount} rows", table.RowCount, progress => Write(table, scores, path, progress, cancellation));

        var counts = new JsonObject();
        for (int c = 0; c < scores.ClassNames.Length; c++)
            counts[scores.ClassNames[c]] = scores.Predicted.Count(p => p == c);
        var record = new RunRecord(Console, arguments);
        record.AddInput(_model, model.Path);
        record.AddInput(_data, table.Path, table);
        record.AddOutput(_output, path);
        record.Results["predicted"] = counts;
        record.Write(arguments.GetValue(_record));
        if (arguments.GetValue(_json))
            JsonText.Print(Console, new JsonObject { ["output"] = path, ["rows"] = table.RowCount, ["predicted"] = counts.DeepClone() });
        else
            ToolConsole.Line(Console.Messages, $"{table.RowCount} rows: {string.Join(", ", counts.Select(c => $"'{c.Key}' {c.Value}"))}. Written to '{path}'.");
        return ExitCode.Success;
    }

    private static int Write(Table table, ModelScores scores, string path, WorkProgress progress, CancellationToken cancellation)
    {
        string[] added = [.. scores.Columns, ModelOutput.PredictedLabel];
        foreach (string name in added)
            table.CheckNew(name, "Rename it");
        using TableOutput output = TableOutput.Create(
            path,
            table,
            [.. table.Columns.Select(OutputColumn.Of), .. scores.Columns.Select(c => new OutputColumn(c, ColumnKind.Number)), new OutputColumn(ModelOutput.PredictedLabel, ColumnKind.Text)]);
        for (int row = 0; row < table.RowCount; row++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (TableColumn column in table.Columns)
                output.Cell(column, row);
            foreach (float score in scores.Scores[row])
                output.Value(score.ToString("R", CultureInfo.InvariantCulture));
            // A key of 0 is no class; a model gives none only where it was given nothing.
            output.Value(scores.Predicted[row] < 0 ? "" : scores.ClassNames[scores.Predicted[row]]);
            output.EndRow();
            progress.Add();
        }
        output.Complete();
        return table.RowCount;
    }
}
