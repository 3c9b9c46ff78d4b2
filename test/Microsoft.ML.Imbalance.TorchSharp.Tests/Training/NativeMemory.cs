using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>The memory in use that is not the garbage collector's.</summary>
internal static partial class NativeMemory
{
    /// <summary>Bytes in use. Where the C library counts them they are exact; elsewhere what the process holds, less what the garbage collector took, which it may give back at any time.</summary>
    internal static long InUse()
    {
        try
        {
            AllocatorCounts counts = GlibcCounts();
            return (long)(counts.Mapped + counts.InUse);
        }
        catch (Exception missing) when (missing is DllNotFoundException or EntryPointNotFoundException)
        {
            using var process = Process.GetCurrentProcess();
            return process.WorkingSet64 - GC.GetGCMemoryInfo().TotalCommittedBytes;
        }
    }

    [LibraryImport("libc.so.6", EntryPoint = "mallinfo2")]
    private static partial AllocatorCounts GlibcCounts();

    /// <summary>The counts of mallinfo2 (glibc 2.33 and later), summed over all arenas.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct AllocatorCounts
    {
        private readonly nuint _arena, _freeChunks, _fastChunks, _mappings;

        /// <summary>Bytes of allocations that have a mapping of their own.</summary>
        internal readonly nuint Mapped;

        private readonly nuint _highest, _fastBytes;

        /// <summary>Bytes of all other allocations.</summary>
        internal readonly nuint InUse;

        private readonly nuint _freeBytes, _releasable;
    }
}
