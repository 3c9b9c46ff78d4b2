using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Where a network is trained, as <c>MLContext.GpuDeviceId</c> and <c>FallbackToCpu</c> say.</summary>
internal static class TrainingDevice
{
    /// <param name="gpuDeviceId">The GPU; null for the CPU.</param>
    /// <param name="fallbackToCpu">Whether the CPU will do where there is no such GPU.</param>
    /// <param name="inform">Is told if the CPU has to do.</param>
    /// <exception cref="InvalidOperationException">There is no such GPU, and the CPU will not do.</exception>
    public static Device Choose(int? gpuDeviceId, bool fallbackToCpu, Action<string>? inform)
        => Choose(gpuDeviceId, fallbackToCpu, inform, () => TryInitializeDeviceType(DeviceType.CUDA) ? cuda.device_count() : 0, RepeatableConvolutions.TryDemand);

    internal static Device Choose(int? gpuDeviceId, bool fallbackToCpu, Action<string>? inform, Func<int> countGpus, Func<bool> tryRepeatConvolutions)
    {
        if (gpuDeviceId is not int id)
            return CPU;
        int count = countGpus();
        if (id >= 0 && id < count)
        {
            if (!tryRepeatConvolutions())
                inform?.Invoke("This libtorch can't be asked for convolutions that give the same bits each time: image networks trained on the GPU with one seed may differ in their last digits.");
            return new Device(DeviceType.CUDA, id);
        }
        string lacking = Invariant($"GPU {id} was asked for, and libtorch finds {count} {(count == 1 ? "GPU" : "GPUs")}.");
        if (!fallbackToCpu)
            throw new InvalidOperationException($"{lacking} Add a CUDA package of TorchSharp and a driver, choose another GpuDeviceId, or set FallbackToCpu.");
        inform?.Invoke($"{lacking} The network is trained on the CPU.");
        return CPU;
    }
}
