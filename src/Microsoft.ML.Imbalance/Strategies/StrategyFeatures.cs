namespace Microsoft.ML.Imbalance;

/// <summary>What a resampler reads beside the label.</summary>
internal enum StrategyFeatures
{
    /// <summary>Nothing: every column stays as it is.</summary>
    None,

    /// <summary>Numbers.</summary>
    Numbers,

    /// <summary>Numbers as such, and text, keys, Booleans and one-hot groups as categories.</summary>
    Mixed,

    /// <summary>Every column as categories, numbers too.</summary>
    Categories,
}
