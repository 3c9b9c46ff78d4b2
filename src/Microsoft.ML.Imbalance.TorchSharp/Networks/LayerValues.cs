namespace Microsoft.ML.Imbalance.TorchSharp.Networks;

/// <summary>Hands out a network's values in the order of its layers.</summary>
internal sealed class LayerValues(Network network)
{
    private int _parameter;
    private int _buffer;

    public ReadOnlyMemory<float> Parameters(int count)
    {
        ReadOnlyMemory<float> values = network.Parameters.AsMemory(_parameter, count);
        _parameter += count;
        return values;
    }

    public ReadOnlyMemory<float> Buffers(int count)
    {
        ReadOnlyMemory<float> values = network.Buffers.AsMemory(_buffer, count);
        _buffer += count;
        return values;
    }
}
