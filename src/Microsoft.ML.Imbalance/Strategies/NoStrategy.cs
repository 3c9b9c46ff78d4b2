namespace Microsoft.ML.Imbalance;

/// <summary>Nothing: the baseline.</summary>
internal sealed class NoStrategy(string text) : ImbalanceStrategy(text)
{
    public const string Name = "none";
}
