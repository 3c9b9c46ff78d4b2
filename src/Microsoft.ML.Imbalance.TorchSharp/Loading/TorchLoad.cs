namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>How loading libtorch went.</summary>
/// <param name="Information">What was done out of the ordinary; null if nothing.</param>
/// <param name="Failure">Why it failed and what to do; null if it did not.</param>
/// <param name="Cause">The exception behind the failure.</param>
internal sealed record TorchLoad(string? Information = null, string? Failure = null, Exception? Cause = null);
