namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>How a training ended; the network has the values that were chosen.</summary>
/// <param name="History">Each epoch.</param>
/// <param name="SharesLearned">The class shares, with sum 1, that the softmax of the network holds for.</param>
/// <param name="WasCancelled">Whether it was ended early by the caller.</param>
internal sealed record TrainingOutcome(IReadOnlyList<EpochRecord> History, double[] SharesLearned, bool WasCancelled);
