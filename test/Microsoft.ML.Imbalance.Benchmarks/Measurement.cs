using System.Diagnostics;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>
/// Seconds on the wall, and of processor time over all threads, which is steadier on a machine with other work; and those on the wall of the first
/// call, which in a fresh process waits for the compiler.
/// </summary>
internal readonly record struct Duration(double Wall, double Processor, double First);

/// <summary>Times an action: medians of several runs after one that doesn't count.</summary>
internal static class Measurement
{
    public static Duration Median(Action action, int repeats)
    {
        long first = Stopwatch.GetTimestamp();
        action();
        double firstSeconds = Stopwatch.GetElapsedTime(first).TotalSeconds;
        double[] wall = new double[repeats], processor = new double[repeats];
        for (int i = 0; i < repeats; i++)
        {
            GC.Collect();
            TimeSpan used = Environment.CpuUsage.TotalTime;
            long start = Stopwatch.GetTimestamp();
            action();
            wall[i] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            processor[i] = (Environment.CpuUsage.TotalTime - used).TotalSeconds;
        }
        Array.Sort(wall);
        Array.Sort(processor);
        return new Duration(wall[repeats / 2], processor[repeats / 2], firstSeconds);
    }
}
