namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Why a strategy is left out.</summary>
/// <param name="Split">The split in which it failed first, from 1.</param>
/// <param name="Reason">What went wrong there.</param>
internal sealed record StrategyFailure(int Split, string Reason);
