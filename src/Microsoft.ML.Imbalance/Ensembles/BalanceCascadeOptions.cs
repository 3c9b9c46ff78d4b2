namespace Microsoft.ML.Imbalance;

/// <summary>Options of <c>BalanceCascade</c>.</summary>
public sealed class BalanceCascadeOptions : EnsembleOptionsBase;
