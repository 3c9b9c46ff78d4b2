using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>How a model was trained, as records hold it: enough to write the code that trains it again.</summary>
internal sealed class TrainingPlan
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>The column of the classes.</summary>
    public required string Label { get; init; }

    /// <summary>The class of interest of two; null if there are more.</summary>
    public string? Positive { get; init; }

    public required string[] Classes { get; init; }

    /// <summary>Feature columns of numbers, in order.</summary>
    public required string[] Numbers { get; init; }

    /// <summary>Those of them that have gaps.</summary>
    public required string[] NumbersWithGaps { get; init; }

    /// <summary>Feature columns of a few categories.</summary>
    public required string[] Categories { get; init; }

    /// <summary>Feature columns of many categories.</summary>
    public required string[] ManyCategories { get; init; }

    public required string Strategy { get; init; }

    /// <summary>The strategy as code has it, where two classes are Boolean.</summary>
    [JsonIgnore]
    public string StrategyInCode => Positive is { } positive ? BooleanTargets.Text(Strategy, Classes.Single(c => c != positive), positive) : Strategy;

    public required string Trainer { get; init; }

    public required int Seed { get; init; }

    /// <summary>From which probability, or score where there is none, on a row is positive; null for the usual one.</summary>
    public double? Threshold { get; init; }

    /// <summary>What is added to the logarithms of the probabilities of more than two classes; null for nothing.</summary>
    public Dictionary<string, double>? Offsets { get; init; }

    public JsonObject ToJson() => JsonSerializer.SerializeToNode(this, Json)!.AsObject();

    public static TrainingPlan Of(JsonNode json) => json.Deserialize<TrainingPlan>(Json)!;
}
