using System.CommandLine;
using System.Text.Json.Nodes;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary><c>evaluate</c>: every metric for a file of predictions, or for a model on a file of rows.</summary>
internal sealed class EvaluateCommand : ToolCommand
{
    private readonly Option<string?> _predictions = new("--predictions") { Description = $"The {TableFile.Formats}, of predictions" };
    private readonly Option<string?> _model = new("--model", "-m") { Description = "Instead of predictions: a model, a .zip file that train, tune or ML.NET saved, which predicts the rows of --data" };
    private readonly Option<string?> _data = new("--data", "-d") { Description = $"The {TableFile.Formats}, with the rows that the model predicts; without --model the same as --predictions" };
    private readonly Option<string> _label = SharedOptions.Label();
    private readonly Option<string[]> _score = new("--score")
    {
        Description = "The column of the positive class's probability or score; for more classes, a column for each, in the order of the classes or named like them",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string?> _predicted = new("--predicted") { Description = "The column of the predicted classes [default: by the threshold; for more classes, the highest score]" };
    private readonly Option<string?> _weight = new("--weight") { Description = "The column of the row weights [default: every row weighs 1]" };
    private readonly Option<string?> _positive = SharedOptions.Positive();
    private readonly Option<double?> _threshold = new("--threshold") { Description = "From which score on a row is called positive [default: 0.5; 0 if the scores are no probabilities]" };
    private readonly Option<string[]> _failUnder = Gate("--fail-under", "Exit code 1 if a metric is below its bound: pr-auc=0.4 f1=0.3");
    private readonly Option<string[]> _failOver = Gate("--fail-over", "Exit code 1 if a metric is above its bound: log-loss=0.3");
    private readonly Option<string?> _report = ReportFile.Option();
    private readonly Option<string?> _record = SharedOptions.Record(ReportFile.RecordPlace);
    private readonly Option<bool> _json = SharedOptions.Json();

    public EvaluateCommand(ToolConsole console)
        : base(
            "evaluate",
            "Print every metric for a file of predictions, or for a model on a file: confusion matrix, metrics of each class and their averages, ranking and probability metrics. "
            + "With bounds for metrics the exit code is 1 if one is not kept, which fails a build.",
            console)
    {
        Add(_predictions, _model, _data, _label, _score, _predicted, _weight, _positive, _threshold, _failUnder, _failOver, _report, _record, _json);
    }

    protected override int Run(ParseResult arguments, CancellationToken cancellation)
    {
        MetricGate[] gates =
        [
            .. arguments.GetValue(_failUnder)!.Select(g => MetricGate.Parse(g, _failUnder.Name, isLowerBound: true)),
            .. arguments.GetValue(_failOver)!.Select(g => MetricGate.Parse(g, _failOver.Name, isLowerBound: false)),
        ];
        string? modelPath = arguments.GetValue(_model);
        Option<string?> rows = modelPath is null && arguments.GetValue(_predictions) is not null ? _predictions : _data;
        CheckUse(arguments, modelPath is not null);
        string path = arguments.GetValue(rows)!;
        RunFiles.Check(arguments, [_predictions, _data, _model], _report, _record);
        LoadedModel? model = modelPath is null ? null : ModelFile.Load(modelPath);
        Table table = TableFile.Read(path, Console, cancellation);
        TableColumn label = table.Find(arguments.GetRequiredValue(_label), "label", _label.Name);
        ResampledWriter.NoteOn(Console, table, "In real use there are neither such rows nor such shares of the classes. Evaluate rows that were not resampled.");
        TableColumn? weight = FindOptional(table, arguments.GetValue(_weight), "weight", _weight.Name);
        TableColumn[] scores = table.FindAll(arguments.GetValue(_score)!, "score", _score.Name);
        ImbalanceMetrics metrics = model is null ? OfPredictions(arguments, table, label, weight, scores) : OfModel(model, table, label, weight);

        var kept = new JsonArray();
        string[] failures = [.. gates.Select(g => g.Check(metrics, kept)).OfType<string>()];
        JsonObject json = model is null
            ? new() { ["predictions"] = path, ["label"] = label.Name, ["score"] = JsonText.Texts(scores.Select(s => s.Name)) }
            : new() { ["model"] = modelPath, ["data"] = path, ["label"] = label.Name };
        MetricsJson.AddTo(json, metrics);
        if (gates.Length > 0)
            json["bounds"] = kept;
        string? reportPath = arguments.GetValue(_report), recordPath = arguments.GetValue(_record);
        if (reportPath is not null)
            ReportFile.Write(Console, reportPath, () => EvaluationPage.Of(modelPath is null ? path : $"{modelPath} on {path}", metrics));
        var record = new RunRecord(Console, arguments);
        if (modelPath is not null)
            record.AddInput(_model, modelPath);
        record.AddInput(rows, path, table);
        if (reportPath is not null)
            record.AddOutput(_report, reportPath);
        record.Results["evaluation"] = json.DeepClone();
        record.Write(recordPath);
        if (arguments.GetValue(_json))
            JsonText.Print(Console, json);
        else
            ToolConsole.Line(Console.Results, $"{metrics.ConfusionMatrix}\n{ToolWording.Of(metrics.ToString(), metrics.Diagnostics).TrimEnd()}");
        foreach (string failure in failures)
            ToolConsole.Line(Console.Errors, $"Failed: {failure}");
        return failures.Length == 0 ? ExitCode.Success : ExitCode.Findings;
    }

    private static Option<string[]> Gate(string name, string description) => new(name) { Description = description, AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [] };

    private void CheckUse(ParseResult arguments, bool hasModel)
    {
        if (arguments.GetValue(_predictions) is not null && (hasModel || arguments.GetValue(_data) is not null))
            throw new ToolException($"{_predictions.Name} is a file that is predicted already. Leave out {_model.Name} and {_data.Name}, or {_predictions.Name}.");
        if (arguments.GetValue(_predictions) is null && arguments.GetValue(_data) is null)
            throw new ToolException($"There is nothing to evaluate. Pass a file of predictions ({_predictions.Name}, {_score.Name}), or a model and rows ({_model.Name}, {_data.Name}).");
        Option[] others = hasModel ? [_score, _predicted, _positive, _threshold] : [];
        if (Array.Find(others, o => arguments.GetResult(o) is { Implicit: false }) is { } stranger)
            throw new ToolException($"{stranger.Name} is for a file of predictions; a model knows it. Leave it out.");
        if (!hasModel && arguments.GetValue(_score) is [])
            throw new ToolException($"Without {_model.Name}, {_score.Name} has to say which column has the probability or score; for more classes, a column for each.");
    }

    private ImbalanceMetrics OfPredictions(ParseResult arguments, Table table, TableColumn label, TableColumn? weight, TableColumn[] scores)
    {
        var file = new PredictionFile(table, label, FindOptional(table, arguments.GetValue(_predicted), "predicted label", _predicted.Name), weight);
        if (scores.Length == 1)
        {
            BinaryImbalanceMetrics metrics = Evaluating(table, () => file.EvaluateBinary(scores[0], arguments.GetValue(_positive), arguments.GetValue(_threshold)));
            NoteOn(scores[0], metrics);
            return metrics;
        }
        foreach (Option option in new Option[] { _positive, _threshold })
        {
            if (arguments.GetResult(option) is { Implicit: false })
                throw new ToolException($"{option.Name} is for two classes with one column of scores, but --score names {scores.Length} columns. Leave it out.");
        }
        return Evaluating(table, () => file.EvaluateMulticlass(scores));
    }

    private T Evaluating<T>(Table table, Func<T> evaluate) => ProgressDisplay.Run(Console.Messages, $"Evaluating {table.RowCount} rows", total: 0, _ => evaluate());

    private ImbalanceMetrics OfModel(LoadedModel model, Table table, TableColumn label, TableColumn? weight)
    {
        LabelClasses.Of(label);
        if (weight is not null)
            PredictionFile.RequireNumbers(weight, "weight", label);
        return ModelEvaluation.Evaluate(Console, model, table, label, weight);
    }

    private void NoteOn(TableColumn score, BinaryImbalanceMetrics metrics)
    {
        if (!PredictionFile.AreProbabilities(score))
            ToolConsole.Line(Console.Messages, $"Column '{score.Name}' is not within 0 and 1, so no probability: log-loss, Brier score and calibration error are not defined.");
        if (metrics.AreaUnderRocCurve < 0.5)
            ToolConsole.Line(Console.Messages, $"The scores rank class '{metrics.PositiveClass}' below the other: is it the class they are for? Otherwise pass the other with --positive.");
    }

    private static TableColumn? FindOptional(Table table, string? name, string role, string option) => name is null ? null : table.Find(name, role, option);
}
