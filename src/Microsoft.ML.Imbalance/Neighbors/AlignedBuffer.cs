using System.Runtime.CompilerServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>A zeroed array of floats that the collector doesn't move and that begins on a cache line, for kernels that work with pointers.</summary>
/// <remarks>The pointer is valid as long as this object is reachable: who hands it to a kernel keeps the owner alive until the kernel is done.</remarks>
internal sealed unsafe class AlignedBuffer
{
    private const int CacheLine = 64;

    // Never read: it holds the memory.
    private readonly float[] _values;

    public AlignedBuffer(long length)
    {
        _values = GC.AllocateArray<float>(checked((int)(length + CacheLine / sizeof(float))), pinned: true);
        nuint start = (nuint)Unsafe.AsPointer(ref _values[0]);
        Pointer = (float*)((start + CacheLine - 1) / CacheLine * CacheLine);
    }

    public float* Pointer { get; }
}
