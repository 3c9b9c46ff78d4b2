using System.Diagnostics;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>Medians of repeated runs.</summary>
internal static class Stopwatches
{
    /// <summary>Runs once to warm up, then <paramref name="repeats"/> times; the median in seconds.</summary>
    public static double Median(Action action, int repeats = 5)
    {
        action();
        return MedianOf(Enumerable.Range(0, repeats).Select(_ => Once(action)));
    }

    /// <summary>Runs two actions in turn, so that both see the same machine; the median of each and of the ratio of each pair, first to second.</summary>
    public static (double First, double Second, double Ratio) Paired(Action first, Action second, int repeats = 5)
    {
        // Until the compiler has finished with both: short passes would be timed in code that is compiled anew under way.
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < 1;)
        {
            first();
            second();
        }
        (double First, double Second)[] pairs = [.. Enumerable.Range(0, repeats).Select(_ => (Once(first), Once(second)))];
        return (MedianOf(pairs.Select(p => p.First)), MedianOf(pairs.Select(p => p.Second)), MedianOf(pairs.Select(p => p.First / p.Second)));
    }

    public static double Once(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public static double MedianOf(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
