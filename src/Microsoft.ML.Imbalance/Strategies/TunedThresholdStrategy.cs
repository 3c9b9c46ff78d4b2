namespace Microsoft.ML.Imbalance;

/// <summary>A decision threshold chosen on held-out predictions of the training rows; the model stays as it is.</summary>
internal sealed class TunedThresholdStrategy(string text, DecisionObjective objective) : ImbalanceStrategy(text)
{
    public const string Name = "tuned-threshold";

    /// <summary>What may be written for an objective. Costs have commas, which would end the option outside of parentheses.</summary>
    public static string[] ObjectiveForms { get; } = ["f1", "balanced-accuracy", "g-mean", "mcc", "youden", "(cost:fp=1,fn=20)", "precision>=0.8", "recall>=0.9"];

    /// <summary>What the threshold is best at.</summary>
    public DecisionObjective Objective => objective;

    public static DecisionObjective ParseObjective(string text) => DecisionObjective.Parse(text is ['(', .., ')'] ? text[1..^1] : text);

    public static TunedThresholdStrategy Of(DecisionObjective objective)
    {
        string text = objective.ToString();
        return new TunedThresholdStrategy(
            text == DecisionObjective.BalancedAccuracy.ToString() ? Name : $"{Name}:objective={(text.Contains(',', StringComparison.Ordinal) ? $"({text})" : text)}", objective);
    }
}

/// <summary>What can be said of a threshold in text.</summary>
internal sealed class TunedThresholdOptions
{
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    public DecisionObjective Objective { get; init; } = DecisionObjective.BalancedAccuracy;
}
