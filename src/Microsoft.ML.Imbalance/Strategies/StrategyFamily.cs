namespace Microsoft.ML.Imbalance;

/// <summary>What a method does about imbalance.</summary>
internal enum StrategyFamily
{
    None,
    Threshold,
    Weights,
    Oversampling,
    Undersampling,
    Cleaning,
    Combined,
    Ensemble,
}
