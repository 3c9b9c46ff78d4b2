using System.Text.Json.Nodes;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A comparison as JSON.</summary>
internal static class ComparisonJson
{
    public static JsonObject Create(Experiment experiment, ComparisonResult result) => new()
    {
        ["data"] = experiment.Path,
        ["label"] = experiment.Label,
        ["positiveClass"] = experiment.Data.Positive,
        ["classes"] = Classes(experiment.Data.Classes),
        ["seed"] = experiment.Settings.Seed,
        ["folds"] = experiment.Settings.NumberOfFolds,
        ["repeats"] = experiment.Settings.NumberOfRepeats,
        ["confidence"] = PairedDifference.Confidence,
        ["notes"] = JsonText.Texts(experiment.Notes),
        ["diagnostics"] = JsonText.Array(result.Diagnostics.Select(DiagnosticText.ToJson)),
        ["results"] = JsonText.Array(result.Trainers.SelectMany(t => t.Strategies.Select(s => (JsonNode)Strategy(t, s)))),
        ["conclusions"] = JsonText.Texts(ComparisonConclusion.Of(result.Trainers)),
    };

    public static JsonArray Classes(LabelClasses classes) => JsonText.Array(classes.Names.Select((name, c) => (JsonNode)new JsonObject { ["name"] = name, ["rows"] = classes.Counts[c] }));

    /// <summary>One strategy with one trainer.</summary>
    public static JsonObject Strategy(ComparedTrainer trainer, ComparedStrategy strategy)
    {
        var metrics = new JsonObject();
        foreach (ComparedMetric metric in strategy.Metrics)
            metrics[metric.Metric.Key] = Metric(metric);
        var json = new JsonObject { ["trainer"] = trainer.Trainer.Name, ["strategy"] = strategy.Strategy.ToString(), ["metrics"] = metrics };
        if (strategy.Thresholds.Count > 0)
            json["thresholds"] = JsonText.Array(strategy.Thresholds.Select(JsonText.Number));
        if (strategy.Offsets.Count > 0)
            json["offsets"] = JsonText.Array(strategy.Offsets.Select(offsets => (JsonNode)new JsonObject(offsets.Select(o => KeyValuePair.Create(o.Key, JsonText.Number(o.Value))))));
        return json;
    }

    private static JsonObject Metric(ComparedMetric metric)
    {
        var json = new JsonObject
        {
            ["mean"] = JsonText.Number(metric.Mean),
            ["folds"] = JsonText.Array(metric.Values.Select(JsonText.Number)),
            ["isHigherBetter"] = metric.Metric.IsHigherBetter,
        };
        if (metric.Difference is { } difference)
        {
            json["difference"] = JsonText.Number(difference.Mean);
            json["low"] = JsonText.Number(difference.Low);
            json["high"] = JsonText.Number(difference.High);
            json["verdict"] = metric.IsBetterAlone() ? "better" : metric.IsWorseAlone() ? "worse" : "inconclusive";
        }
        return json;
    }
}
