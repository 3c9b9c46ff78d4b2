using System.Runtime.InteropServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>Zeroed memory that begins on a cache line, for kernels that work with pointers. It is given back when it is disposed, not when the collector comes by.</summary>
/// <remarks>The pointer is valid as long as this object is reachable and not disposed: who hands it to a kernel keeps the owner alive until the kernel is done.</remarks>
internal sealed unsafe class AlignedBuffer : IDisposable
{
    private const int CacheLine = 64;

    private readonly nuint _size;
    private readonly bool _isPages;
    private void* _memory;

    /// <param name="length">The floats, or four bytes each of what else is put there.</param>
    public AlignedBuffer(long length)
    {
        _size = (nuint)Math.Max(CacheLine, checked(length * sizeof(float)));
        _memory = PageMemory.TryAllocate(_size);
        _isPages = _memory != null;
        if (!_isPages)
        {
            _memory = NativeMemory.AlignedAlloc(_size, CacheLine);
            NativeMemory.Clear(_memory, _size);
        }
        Length = length;
    }

    ~AlignedBuffer() => Free();

    /// <summary>The floats.</summary>
    public long Length { get; }

    public float* Pointer => (float*)_memory;

    /// <summary>A buffer for so many values of another kind.</summary>
    public static AlignedBuffer Of<T>(long count)
        where T : unmanaged => new(LengthFor<T>(count));

    /// <summary>The length of a buffer for so many values of another kind.</summary>
    public static long LengthFor<T>(long count)
        where T : unmanaged => (count * sizeof(T) + sizeof(float) - 1) / sizeof(float);

    /// <summary>The beginning, as values of another kind.</summary>
    public T* As<T>()
        where T : unmanaged => (T*)_memory;

    /// <summary>So many of them, checked when they are indexed.</summary>
    public Span<T> Values<T>(int count)
        where T : unmanaged
    {
        ObjectDisposedException.ThrowIf(_memory == null, this);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(LengthFor<T>(count), Length);
        return new(_memory, count);
    }

    public void Clear() => NativeMemory.Clear(_memory, (nuint)Length * sizeof(float));

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void Free()
    {
        if (_memory == null)
            return;
        if (_isPages)
            PageMemory.Free(_memory, _size);
        else
            NativeMemory.AlignedFree(_memory);
        _memory = null;
    }
}
