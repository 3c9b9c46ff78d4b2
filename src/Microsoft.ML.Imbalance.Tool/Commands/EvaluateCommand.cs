using System.CommandLine;
using System.Text.Json.Nodes;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary><c>evaluate</c>: every metric for a file of predictions.</summary>
internal sealed class EvaluateCommand : System.CommandLine.Command
{
    private readonly Option<string> _predictions = new("--predictions", "-d") { Description = "The .csv or .tsv file of predictions, plain or .gz", Required = true };
    private readonly Option<string> _label = SharedOptions.Label();
    private readonly Option<string[]> _score = new("--score")
    {
        Description = "The column of the positive class's probability or score; for more classes, a column for each, in the order of the classes or named like them",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _predicted = new("--predicted") { Description = "The column of the predicted classes [default: by the threshold; for more classes, the highest score]" };
    private readonly Option<string?> _weight = new("--weight") { Description = "The column of the row weights [default: every row weighs 1]" };
    private readonly Option<string?> _positive = new("--positive", "-p") { Description = "The class that the score is for, of two [default: the second in natural order, as in 0 and 1]" };
    private readonly Option<double?> _threshold = new("--threshold") { Description = "From which score on a row is called positive [default: 0.5; 0 if the scores are no probabilities]" };
    private readonly Option<bool> _json = SharedOptions.Json();
    private readonly ToolConsole _console;

    public EvaluateCommand(ToolConsole console)
        : base("evaluate", "Print every metric for a file of predictions: confusion matrix, metrics of each class and their averages, ranking and probability metrics.")
    {
        _console = console;
        foreach (Option option in new Option[] { _predictions, _label, _score, _predicted, _weight, _positive, _threshold, _json })
            Options.Add(option);
        SetAction((arguments, cancellation) => Task.Run(() => Run(arguments, cancellation), cancellation));
    }

    private int Run(ParseResult arguments, CancellationToken cancellation)
    {
        string path = arguments.GetRequiredValue(_predictions);
        Table table = TableReader.Read(path, cancellation);
        TableColumn label = table.Find(arguments.GetRequiredValue(_label), "label", "--label");
        TableColumn[] scores = table.FindAll(arguments.GetRequiredValue(_score), "score", "--score");
        var file = new PredictionFile(
            table, label, FindOptional(table, arguments.GetValue(_predicted), "predicted label", "--predicted"), FindOptional(table, arguments.GetValue(_weight), "weight", "--weight"));
        ImbalanceMetrics metrics;
        if (scores.Length == 1)
        {
            metrics = file.EvaluateBinary(scores[0], arguments.GetValue(_positive), arguments.GetValue(_threshold));
            NoteOn(scores[0], (BinaryImbalanceMetrics)metrics);
        }
        else
        {
            foreach (Option option in new Option[] { _positive, _threshold })
            {
                if (arguments.GetResult(option) is { Implicit: false })
                    throw new ToolException($"{option.Name} is for two classes with one column of scores, but --score names {scores.Length} columns. Leave it out.");
            }
            metrics = file.EvaluateMulticlass(scores);
        }
        if (arguments.GetValue(_json))
        {
            var json = new JsonObject { ["predictions"] = path, ["label"] = label.Name, ["score"] = JsonText.Texts(scores.Select(s => s.Name)) };
            MetricsJson.AddTo(json, metrics);
            JsonText.Print(_console, json);
        }
        else
        {
            ToolConsole.Line(_console.Results, $"{metrics.ConfusionMatrix}\n{metrics.ToString().TrimEnd()}");
        }
        return ExitCode.Success;
    }

    private void NoteOn(TableColumn score, BinaryImbalanceMetrics metrics)
    {
        if (!PredictionFile.AreProbabilities(score))
            ToolConsole.Line(_console.Messages, $"Column '{score.Name}' is not within 0 and 1, so no probability: log-loss, Brier score and calibration error are not defined.");
        if (metrics.AreaUnderRocCurve < 0.5)
            ToolConsole.Line(_console.Messages, $"The scores rank class '{metrics.PositiveClass}' below the other: is it the class they are for? Otherwise pass the other with --positive.");
    }

    private static TableColumn? FindOptional(Table table, string? name, string role, string option) => name is null ? null : table.Find(name, role, option);
}
