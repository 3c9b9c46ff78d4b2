using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Memory that batch after batch is written to, and tensors over it: nothing is allocated for a batch.</summary>
internal sealed class BatchBuffer : IDisposable
{
    private readonly Tensor _rows, _classes;
    private readonly Tensor? _weights;
    private readonly Device _device;

    /// <param name="rowShape">The shape of a row.</param>
    /// <param name="capacity">The largest batch.</param>
    /// <param name="hasWeights">Whether rows have weights.</param>
    /// <param name="device">Where batches are wanted.</param>
    public BatchBuffer(ReadOnlySpan<long> rowShape, int capacity, bool hasWeights, Device device)
    {
        Capacity = capacity;
        _device = device;
        _rows = zeros([capacity, .. rowShape]).DetachFromDisposeScope();
        _classes = zeros(capacity, ScalarType.Int64).DetachFromDisposeScope();
        _weights = hasWeights ? zeros(capacity).DetachFromDisposeScope() : null;
    }

    public int Capacity { get; }

    /// <summary>The values of all rows, one row after the other.</summary>
    public Span<float> Rows => MemoryMarshal.Cast<byte, float>(_rows.bytes);

    public Span<long> Classes => MemoryMarshal.Cast<byte, long>(_classes.bytes);

    /// <summary>The weights; empty if there are none.</summary>
    public Span<float> Weights => _weights is null ? [] : MemoryMarshal.Cast<byte, float>(_weights.bytes);

    /// <summary>Writes a row to a place.</summary>
    public void Set(int place, RowBlocks from, int row)
    {
        from[row].CopyTo(Rows.Slice(place * from.Width, from.Width));
        Classes[place] = from.ClassOf(row);
        if (_weights is not null)
            Weights[place] = from.WeightOf(row);
    }

    /// <summary>The first rows as a batch.</summary>
    public Batch Take(int count) => new(First(_rows, count), First(_classes, count), _weights is null ? null : First(_weights, count));

    public void Dispose()
    {
        _rows.Dispose();
        _classes.Dispose();
        _weights?.Dispose();
    }

    private Tensor First(Tensor tensor, int count)
    {
        Tensor part = tensor.narrow(0, 0, count);
        if (_device.type == global::TorchSharp.DeviceType.CPU)
            return part;
        using (part)
            return part.to(_device);
    }
}
