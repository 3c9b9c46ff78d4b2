namespace Microsoft.ML.Imbalance;

/// <summary>A decision threshold chosen on held-out predictions of the training rows; the model stays as it is.</summary>
internal sealed class TunedThresholdStrategy(string text) : ImbalanceStrategy(text)
{
    public const string Name = "tuned-threshold";
}
