using System.Text.Json.Nodes;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A threshold, or offsets for more than two classes, with the step that decides by it.</summary>
internal sealed class TunedDecision
{
    private readonly JsonObject _json;

    private TunedDecision(ITransformer step, string text, JsonObject json)
    {
        Step = step;
        Text = text;
        _json = json;
    }

    public ITransformer Step { get; }

    /// <summary>The threshold; null where there are offsets.</summary>
    public double? Threshold => _json["threshold"]?.GetValue<double>();

    /// <summary>What was found, for reading.</summary>
    public string Text { get; }

    public static TunedDecision OfTwo(IDataView scored, DecisionObjective objective, string label, string positive, int seed)
    {
        BinaryImbalanceCatalog imbalance = new MLContext(seed).BinaryClassification.Imbalance;
        ThresholdTuning tuning = imbalance.FindThreshold(scored, objective, label, positiveClass: positive, seed: seed);
        return new TunedDecision(imbalance.ChangeThreshold(tuning.Threshold).Fit(scored), tuning.ToString(), new JsonObject
        {
            ["objective"] = objective.ToString(),
            ["positiveClass"] = positive,
            ["on"] = tuning.IsProbability ? ModelOutput.Probability : ModelOutput.Score,
            ["threshold"] = tuning.Threshold,
            ["low"] = JsonText.Number(tuning.LowerThreshold),
            ["high"] = JsonText.Number(tuning.UpperThreshold),
            ["value"] = JsonText.Number(tuning.Value),
            ["valueBefore"] = JsonText.Number(tuning.DefaultValue),
        });
    }

    public static TunedDecision OfMore(IDataView scored, DecisionObjective objective, string label, int seed)
    {
        MulticlassImbalanceCatalog imbalance = new MLContext(seed).MulticlassClassification.Imbalance;
        OffsetTuning tuning = imbalance.FindOffsets(scored, objective, label, seed: seed);
        return new TunedDecision(imbalance.ChangeOffsets(tuning.Offsets, label).Fit(scored), tuning.ToString(), new JsonObject
        {
            ["objective"] = objective.ToString(),
            ["offsets"] = ByClass(tuning.Offsets),
            ["low"] = ByClass(tuning.LowerOffsets),
            ["high"] = ByClass(tuning.UpperOffsets),
            ["value"] = JsonText.Number(tuning.Value),
            ["valueBefore"] = JsonText.Number(tuning.DefaultValue),
        });
    }

    private static JsonObject ByClass(IReadOnlyDictionary<string, double> numbers) => new(numbers.Select(pair => KeyValuePair.Create(pair.Key, JsonText.Number(pair.Value))));

    public JsonObject ToJson() => _json.DeepClone().AsObject();

    /// <summary>A training plan with this decision instead of its own.</summary>
    public JsonNode AddTo(JsonNode plan)
    {
        JsonNode changed = plan.DeepClone();
        foreach (string part in new[] { "threshold", "offsets" })
        {
            if (_json[part] is { } value)
                changed[part] = value.DeepClone();
        }
        return changed;
    }
}
