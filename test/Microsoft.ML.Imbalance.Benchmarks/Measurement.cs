using System.Diagnostics;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>Seconds on the wall, and of processor time over all threads: the latter is steadier on a machine with other work.</summary>
internal readonly record struct Duration(double Wall, double Processor);

/// <summary>Times an action: medians of several runs after one that doesn't count.</summary>
internal static class Measurement
{
    public static Duration Median(Action action, int repeats)
    {
        action();
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
        return new Duration(wall[repeats / 2], processor[repeats / 2]);
    }
}
