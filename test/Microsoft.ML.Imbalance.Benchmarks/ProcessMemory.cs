using System.Globalization;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>What this process holds in memory, in megabytes, as Linux tells.</summary>
internal static class ProcessMemory
{
    public static double Resident => Status("VmRSS");

    /// <summary>The most that was resident since the start, or since <see cref="ResetPeak"/>.</summary>
    public static double Peak => Status("VmHWM");

    public static void ResetPeak() => File.WriteAllText("/proc/self/clear_refs", "5");

    private static double Status(string name)
        => double.Parse(
            File.ReadLines("/proc/self/status").First(line => line.StartsWith(name + ":", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1],
            CultureInfo.InvariantCulture) / 1024;
}
