using System.Runtime.InteropServices;
using Microsoft.ML.Imbalance.TorchSharp.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>A network's values, gradients and buffers as arrays: in place on the CPU, copied to and fro on other devices.</summary>
internal sealed class NetworkMemory(TrainableNetwork network)
{
    private float[] _copy = [];

    /// <summary>Whether all is on the CPU.</summary>
    public bool IsHost { get; } = network.Parameters.device_type == global::TorchSharp.DeviceType.CPU;

    public int ParameterCount => (int)network.Parameters.numel();

    public int BufferCount => (int)network.Buffers.numel();

    /// <summary>Lets values follow gradients, and clears the gradients.</summary>
    public void Step(StepAction step)
    {
        if (IsHost)
        {
            Span<float> gradients = Floats(network.Gradients);
            step(Floats(network.Parameters), gradients);
            gradients.Clear();
            return;
        }
        using Tensor values = network.Parameters.cpu(), onHost = network.Gradients.cpu();
        step(Floats(values), Floats(onHost));
        network.Parameters.copy_(values);
        network.Gradients.zero_();
    }

    public float[] Parameters() => Read(network.Parameters);

    public float[] Buffers() => Read(network.Buffers);

    public void SetParameters(ReadOnlySpan<float> values) => Write(network.Parameters, values);

    public void SetBuffers(ReadOnlySpan<float> values) => Write(network.Buffers, values);

    /// <summary>The values, to look at; good until they change.</summary>
    public ReadOnlySpan<float> View() => IsHost ? Floats(network.Parameters) : _copy = Parameters();

    private static Span<float> Floats(Tensor tensor) => tensor.numel() == 0 ? [] : MemoryMarshal.Cast<byte, float>(tensor.bytes);

    /// <summary>A tensor as an array.</summary>
    public static float[] Read(Tensor tensor)
    {
        using Tensor host = tensor.cpu();
        return Floats(host).ToArray();
    }

    /// <summary>Gives a tensor values.</summary>
    public static void Write(Tensor tensor, ReadOnlySpan<float> values)
    {
        if (values.Length == 0)
            return;
        using Tensor host = global::TorchSharp.torch.tensor(values.ToArray());
        using (no_grad())
            tensor.copy_(host);
    }
}

/// <summary>Changes values by their gradients.</summary>
internal delegate void StepAction(Span<float> values, Span<float> gradients);
