using System.Text.Json.Nodes;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A comparison as JSON.</summary>
internal static class ComparisonJson
{
    public static JsonObject Create(string path, string label, ComparisonData data, ComparisonSettings settings, IEnumerable<string> notes, ComparisonResult result) => new()
    {
        ["data"] = path,
        ["label"] = label,
        ["positiveClass"] = data.Positive,
        ["classes"] = JsonText.Array(data.Classes.Names.Select((name, c) => (JsonNode)new JsonObject { ["name"] = name, ["rows"] = data.Classes.Counts[c] })),
        ["seed"] = settings.Seed,
        ["folds"] = settings.NumberOfFolds,
        ["repeats"] = settings.NumberOfRepeats,
        ["confidence"] = PairedDifference.Confidence,
        ["notes"] = JsonText.Texts(notes),
        ["diagnostics"] = JsonText.Array(result.Diagnostics.Select(DiagnosticText.ToJson)),
        ["results"] = JsonText.Array(result.Trainers.SelectMany(t => t.Strategies.Select(s => Strategy(t, s)))),
        ["conclusions"] = JsonText.Texts(ComparisonConclusion.Of(result.Trainers)),
    };

    private static JsonNode Strategy(ComparedTrainer trainer, ComparedStrategy strategy)
    {
        var metrics = new JsonObject();
        foreach (ComparedMetric metric in strategy.Metrics)
            metrics[metric.Metric.Key] = Metric(metric);
        var json = new JsonObject { ["trainer"] = trainer.Trainer.Name, ["strategy"] = strategy.Strategy.ToString(), ["metrics"] = metrics };
        if (strategy.Thresholds.Count > 0)
            json["thresholds"] = JsonText.Array(strategy.Thresholds.Select(JsonText.Number));
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
