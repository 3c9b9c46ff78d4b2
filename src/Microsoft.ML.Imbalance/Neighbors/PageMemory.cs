using System.Runtime.InteropServices;

namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>Large blocks of zeros, straight from the system: what is given back is free at once.</summary>
/// <remarks>
/// The GNU library does so too at first. But once a block has gone, it keeps blocks up to that size for later, as many as two of them, which is as much as a search may take beside its rows.
/// </remarks>
internal static unsafe partial class PageMemory
{
    private const int ReadAndWrite = 1 | 2;
    private const int PrivateAndAnonymous = 0x02 | 0x20;

    // Blocks that the C library would keep.
    private const nuint Smallest = 1 << 13;

    private static bool _isThere = OperatingSystem.IsLinux();

    /// <summary>A block that begins on a page; null where the system has none of this kind, or it is too small for one.</summary>
    public static void* TryAllocate(nuint size)
    {
        if (!_isThere || size < Smallest)
            return null;
        try
        {
            void* memory = Map(null, size, ReadAndWrite, PrivateAndAnonymous, -1, 0);
            return (nint)memory == -1 ? null : memory;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            _isThere = false;
            return null;
        }
    }

    public static void Free(void* memory, nuint size) => _ = Unmap(memory, size);

    [LibraryImport("libc", EntryPoint = "mmap")]
    private static partial void* Map(void* address, nuint length, int protection, int flags, int file, nint offset);

    [LibraryImport("libc", EntryPoint = "munmap")]
    private static partial int Unmap(void* address, nuint length);
}
