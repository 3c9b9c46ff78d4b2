namespace Microsoft.ML.Imbalance.TorchSharp.Inference;

/// <summary>Memory of one thread's forward passes, taken and given back as a stack. It is made once, and not shared.</summary>
internal sealed unsafe class Scratch
{
    private const int Alignment = 64;

    private readonly float[] _memory;
    private readonly float* _start;
    private readonly int _length;
    private int _used;

    /// <param name="slots">The most slots in use at a time, of <see cref="RowKernels.BlockRows"/> rows each.</param>
    public Scratch(int slots)
    {
        _length = slots * RowKernels.BlockRows;
        // Pinned, and so at a fixed address for as long as it lives; zeroed, since lanes without a row are computed too.
        _memory = GC.AllocateArray<float>(_length + Alignment / sizeof(float), pinned: true);
        nint address = (nint)System.Runtime.InteropServices.Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0);
        _start = (float*)((address + Alignment - 1) / Alignment * Alignment);
    }

    /// <summary>The rows of the next block.</summary>
    public RowsAhead Ahead;

    /// <summary>Memory of so many slots, until <see cref="GiveBack"/>.</summary>
    public float* Take(int slots)
    {
        float* taken = _start + _used;
        _used += slots * RowKernels.BlockRows;
        return _used <= _length ? taken : throw new InvalidOperationException("A step of the network needs more memory than it said.");
    }

    public void GiveBack(int slots) => _used -= slots * RowKernels.BlockRows;

    /// <summary>Keeps the memory alive while pointers to it are in use.</summary>
    public void KeepAlive() => GC.KeepAlive(_memory);
}
