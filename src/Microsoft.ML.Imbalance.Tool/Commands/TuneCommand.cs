using System.CommandLine;
using System.Text.Json.Nodes;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary><c>tune</c>: a model and rows that it has not seen in, the model with another decision out.</summary>
internal sealed class TuneCommand : ToolCommand
{
    // Not a name that a model's columns have.
    private const string Label = "(label)";

    private readonly Option<string> _model = SharedOptions.Model();
    private readonly Option<string?> _data = SharedOptions.Data();
    private readonly Option<string> _label = SharedOptions.Label();
    private readonly Option<string> _objective = new("--objective")
    {
        HelpName = "objective",
        Description = "What decisions shall be best at: f1 (f2, f0.5), balanced-accuracy, g-mean, mcc, youden, cost:fp=1,fn=20, recall>=0.9, precision>=0.8; with > in quotes, for the shell",
        DefaultValueFactory = _ => "f1",
    };

    private readonly Option<string> _output = new("--out", "-o") { Description = "The .zip file to write the model to", Required = true };
    private readonly Option<int> _seed = SharedOptions.Seed();
    private readonly Option<string?> _report = ReportFile.Option();
    private readonly Option<string?> _record = SharedOptions.Record();
    private readonly Option<bool> _json = SharedOptions.Json();

    public TuneCommand(ToolConsole console)
        : base(
            "tune",
            "Find the decision threshold that is best for an objective, on rows that the model has not seen, and write it into the model; for more than two classes, an offset for each. "
            + "Scores and probabilities stay as they are.",
            console)
    {
        _objective.CompletionSources.Add("f1", "f2", "f0.5", "balanced-accuracy", "g-mean", "mcc", "youden", "cost:fp=1,fn=20", "recall>=0.9", "precision>=0.8");
        Add(_model, _data, _label, _objective, _output, _seed, _report, _record, _json);
    }

    protected override int Run(ParseResult arguments, CancellationToken cancellation)
    {
        DecisionObjective objective = DecisionObjective.Parse(arguments.GetRequiredValue(_objective));
        RunFiles.Check(arguments, [_model, _data], _output, _report, _record);
        string output = arguments.GetRequiredValue(_output);
        LoadedModel model = ModelFile.Load(arguments.GetRequiredValue(_model));
        (Table table, TableColumn label, _) = LabeledTable.Read(Console, arguments, _data, _label, exclude: null, categories: null, cancellation);
        LabelClasses.Of(label);
        RecordedRun? training = RecordedRun.FindBeside(model.Path);
        string fingerprint = Fingerprint.Of(Console, table.Path);
        if (training is not null && Array.Exists(training.Inputs, i => i.Sha256 == fingerprint))
            ToolConsole.Line(Console.Messages, $"'{table.Path}' is what the model was trained on: what is best there is too good to be true. Tune on rows that it has not seen.");

        IDataView scored = model.Score(ModelRows.Create(table, model, ClassColumn.Create(Label, label, model.ClassNames, [.. Enumerable.Range(0, table.RowCount)])));
        TunedDecision decision = ProgressDisplay.Run(Console.Messages, $"Tuning on {table.RowCount} rows", total: 0, _ => model.IsBinary
            ? TunedDecision.OfTwo(scored, objective, Label, model.ClassNames[1], arguments.GetValue(_seed))
            : TunedDecision.OfMore(scored, objective, Label, arguments.GetValue(_seed)));
        ModelFile.Save(output, model.WithDecision([decision.Step]), model.Input);

        var record = new RunRecord(Console, arguments);
        record.AddInput(_model, model.Path);
        record.AddInput(_data, table.Path, table);
        record.AddOutput(_output, output);
        if (arguments.GetValue(_report) is { } reportPath)
        {
            ImbalanceMetrics metrics = ModelEvaluation.Evaluate(Console, ModelFile.Load(PendingOutputs.PathNow(output)), table, label, weight: null);
            ReportFile.Write(Console, reportPath, () => EvaluationPage.OfTuned($"{model.Path} tuned for {objective} on {table.Path}", metrics, decision));
            record.AddOutput(_report, reportPath);
        }
        record.Results["tuning"] = decision.ToJson();
        if (training?.Origin["training"] is { } plan)
        {
            record.Origin["training"] = decision.AddTo(plan);
            record.Origin["data"] = training.Origin["data"]?.DeepClone();
        }
        record.Write(arguments.GetValue(_record));
        if (arguments.GetValue(_json))
        {
            JsonObject json = decision.ToJson();
            json["output"] = output;
            JsonText.Print(Console, json);
        }
        else
        {
            ToolConsole.Line(Console.Results, decision.Text);
            ToolConsole.Line(Console.Messages, $"Written to '{output}'.");
        }
        return ExitCode.Success;
    }
}
