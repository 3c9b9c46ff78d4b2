namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>What a training needs of where it runs.</summary>
/// <param name="GpuDeviceId">The GPU; null for the CPU.</param>
/// <param name="FallbackToCpu">Whether the CPU will do where there is no such GPU.</param>
/// <param name="Inform">Is told, in one line each, how loading went and what each epoch came to.</param>
internal sealed record TrainingHost(int? GpuDeviceId = null, bool FallbackToCpu = true, Action<string>? Inform = null);
