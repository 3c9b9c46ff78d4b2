using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary><c>split</c>: a file in, its rows in two files out.</summary>
internal sealed class SplitCommand : ToolCommand
{
    // No column of a file has this name beside the label and the group: they are the only others here.
    private const string Row = "(row)";

    private readonly Option<string?> _data = SharedOptions.DataOrShipped();
    private readonly Option<string> _label = SharedOptions.Label();
    private readonly Option<string?> _group = new("--group", "-g") { Description = "A column (a person, a device, a day): rows with equal values stay on one side [default: none]" };
    private readonly Option<double> _share = new("--test-share") { Description = "The part of the rows that goes into the test file", DefaultValueFactory = _ => 0.2 };
    private readonly Option<string> _train = new("--train") { Description = $"The {TableFile.Formats}, to write the training rows to", Required = true };
    private readonly Option<string> _test = new("--test") { Description = "The file to write the test rows to", Required = true };
    private readonly Option<int> _seed = SharedOptions.Seed();
    private readonly Option<string?> _record = SharedOptions.Record($"beside the training file, with {RunRecord.Extension} after its name");
    private readonly Option<bool> _json = SharedOptions.Json();

    public SplitCommand(ToolConsole console)
        : base("split", "Write the rows of a file to two: to train on, and to test on, with the same share of every class. Rows are written as they stand, in their order.", console)
    {
        Add(_data, _label, _group, _share, _train, _test, _seed, _record, _json);
    }

    protected override int Run(ParseResult arguments, CancellationToken cancellation)
    {
        double share = arguments.GetValue(_share);
        if (!(share is > 0 and < 1))
            throw new ToolException($"{_share.Name} is {share.ToString(CultureInfo.InvariantCulture)}; it must be above 0 and below 1.");
        string train = arguments.GetRequiredValue(_train), test = arguments.GetRequiredValue(_test);
        RunFiles.Check(arguments, [_data], _train, _test, _record);
        TableFile.CheckOutput(train);
        TableFile.CheckOutput(test);
        (Table table, TableColumn label, _) = LabeledTable.Read(Console, arguments, _data, _label, exclude: null, categories: null, cancellation);
        LabelClasses classes = LabelClasses.Of(label);
        ResampledWriter.NoteOn(Console, table, "What is learned from one side is known on the other, so that a test looks better than it is. Split the file from before, then resample the training rows.");
        TableColumn? group = arguments.GetValue(_group) is { } name ? table.Find(name, "group", _group.Name) : null;
        if (group == label)
            throw new ToolException($"{_group.Name} and {_label.Name} name the same column, '{label.Name}'. Groups are of other things than classes.");

        List<ViewColumn> columns = [TableView.Label(label), new ViewColumn<int>(Row, NumberDataViewType.Int32, row => row)];
        if (group is not null)
            columns.Add(TableView.Of(group));
        StratifiedSplit split = ProgressDisplay.Run(Console.Messages, $"Dealing {table.RowCount} rows", total: 0, _ => new MLContext(seed: 0).Data.Imbalance.StratifiedTrainTestSplit(
            new ColumnarView(table.RowCount, columns), label.Name, share, group?.Name, arguments.GetValue(_seed)));
        JsonObject counts = ProgressDisplay.Run(Console.Messages, $"Writing {table.RowCount} rows", table.RowCount, progress => new JsonObject
        {
            ["train"] = Write(table, split.TrainSet, label, classes, train, progress, cancellation),
            ["test"] = Write(table, split.TestSet, label, classes, test, progress, cancellation),
        });

        var record = new RunRecord(Console, arguments);
        record.AddInput(_data, table.Path, table);
        record.AddOutput(_train, train);
        record.AddOutput(_test, test);
        record.Results["rows"] = counts;
        record.Write(arguments.GetValue(_record));
        if (arguments.GetValue(_json))
            JsonText.Print(Console, counts.DeepClone().AsObject());
        else
            ToolConsole.Line(Console.Messages, $"'{train}': {Text(counts["train"]!)}\n'{test}': {Text(counts["test"]!)}");
        return ExitCode.Success;
    }

    private static JsonObject Write(Table table, IDataView side, TableColumn label, LabelClasses classes, string path, WorkProgress progress, CancellationToken cancellation)
    {
        using TableOutput output = TableOutput.Create(path, table, [.. table.Columns.Select(OutputColumn.Of)]);
        var counts = new int[classes.Count];
        int rows = 0;
        foreach (int row in side.GetColumn<int>(Row))
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (TableColumn column in table.Columns)
                output.Cell(column, row);
            output.EndRow();
            rows++;
            progress.Add();
            if (!label.IsMissing(row))
                counts[classes.IndexOf(label.Cells.Value(row).ToString())]++;
        }
        output.Complete();
        var json = new JsonObject { ["rows"] = rows };
        for (int c = 0; c < counts.Length; c++)
            json[$"class {classes.Names[c]}"] = counts[c];
        return json;
    }

    private static string Text(JsonNode counts) => string.Join(", ", counts.AsObject().Select(c => $"{c.Value} {c.Key}"));
}
