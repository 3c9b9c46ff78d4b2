using System.Globalization;
using System.Runtime.InteropServices;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>What this process holds in memory, in megabytes, as Linux tells.</summary>
internal static partial class ProcessMemory
{
    public static double Resident => Status("VmRSS");

    /// <summary>The most that was resident since the start, or since <see cref="Reset"/>.</summary>
    public static double Peak => Status("VmHWM");

    /// <summary>Gives all free memory back, of the collector and of the C library, so that what is taken later is seen, and forgets the peak.</summary>
    public static void Reset()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        try
        {
            _ = TrimHeap(0);
        }
        catch (EntryPointNotFoundException)
        {
            // Not the GNU library: nothing is kept that its function would give back.
        }
        File.WriteAllText("/proc/self/clear_refs", "5");
    }

    private static double Status(string name)
        => double.Parse(
            File.ReadLines("/proc/self/status").First(line => line.StartsWith(name + ":", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture) / 1024;

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int TrimHeap(nuint pad);
}
