using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Microsoft.ML.Imbalance.TorchSharp.Inference;

/// <summary>Rows that are computed next: while others are, they are called for, a few cache lines at a time.</summary>
/// <remarks>A processor holds some twenty requests to memory at once; asked for a whole block, it would wait for most of them. Nothing is read: an address that is no longer that of the rows does no harm.</remarks>
internal unsafe struct RowsAhead
{
    private const int LineBytes = 64, LinesOfACall = 8;

    private byte* _next;
    private readonly byte* _end;

    public RowsAhead(ReadOnlySpan<float> rows)
    {
        _next = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(rows));
        _end = _next + (nint)rows.Length * sizeof(float);
    }

    /// <summary>Calls for the next few lines.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Call()
    {
        if (!Sse.IsSupported)
            return;
        byte* next = _next, last = Min(next + LinesOfACall * LineBytes, _end);
        for (; next < last; next += LineBytes)
            Sse.Prefetch0(next);
        _next = next;
    }

    private static byte* Min(byte* a, byte* b) => a < b ? a : b;
}
