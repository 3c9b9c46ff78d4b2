using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>What a training needs of where it runs.</summary>
/// <param name="GpuDeviceId">The GPU; null for the CPU.</param>
/// <param name="FallbackToCpu">Whether the CPU will do where there is no such GPU.</param>
/// <param name="Inform">Is told, in one line each, how loading went and what each epoch came to.</param>
/// <param name="StepsAreOnDevice">Whether values follow gradients as on a GPU, on the CPU too.</param>
internal sealed record TrainingHost(int? GpuDeviceId = null, bool FallbackToCpu = true, Action<string>? Inform = null, bool StepsAreOnDevice = false)
{
    /// <summary>The devices that the context of an environment names, and a channel that is told.</summary>
    public static TrainingHost Of(IHostEnvironment environment, IChannel channel)
    {
        (int? gpu, bool fallsBack) = EnvironmentAccessor.DevicesOf(environment);
        return new TrainingHost(gpu, fallsBack, line => channel.Info(MessageSensitivity.None, "{0}", line));
    }
}
