namespace Microsoft.ML.Imbalance;

/// <summary>The column names ML.NET users expect where they name none.</summary>
internal static class DefaultColumns
{
    public const string Label = "Label";
    public const string Features = "Features";
    public const string Score = "Score";
    public const string Probability = "Probability";
    public const string PredictedLabel = "PredictedLabel";
    public const string Weight = "Weight";
}
