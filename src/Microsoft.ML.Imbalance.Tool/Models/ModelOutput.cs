namespace Microsoft.ML.Imbalance.Tool;

/// <summary>The columns that a model adds.</summary>
internal static class ModelOutput
{
    public const string Score = "Score";
    public const string Probability = "Probability";
    public const string PredictedLabel = "PredictedLabel";

    /// <summary>The predicted class by its name in the training data, as text: what models of this tool have beside ML.NET's columns.</summary>
    public const string PredictedClass = "PredictedClass";
}
