namespace Microsoft.ML.Imbalance;

/// <summary>How far the best threshold moves when the rows are drawn again (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, percentile interval).</summary>
internal static class ThresholdBootstrap
{
    public const double Confidence = 0.95;

    /// <summary>The percentile interval; NaN where no draw has an allowed threshold.</summary>
    /// <param name="cuts">The rows.</param>
    /// <param name="search">What finds the best threshold.</param>
    /// <param name="count">How many draws.</param>
    /// <param name="seed">The seed.</param>
    public static (double Lower, double Upper) Interval(ThresholdCuts cuts, ThresholdSearch search, int count, int seed)
    {
        RandomStream random = RandomStream.Create(seed, nameof(ThresholdBootstrap));
        var thresholds = new double[count];
        var work = new LongWork("draws", count);
        Parallel.For(0, count, draw =>
        {
            thresholds[draw] = search.Find(cuts.Redraw(random.Split((ulong)draw))) ?? double.NaN;
            work.Step();
        });
        double[] sorted = [.. thresholds.Where(t => !double.IsNaN(t)).Order()];
        return (Quantile(sorted, (1 - Confidence) / 2), Quantile(sorted, (1 + Confidence) / 2));
    }

    // Linear between order statistics, with the first at 0 and the last at 1.
    private static double Quantile(double[] sorted, double at)
    {
        if (sorted.Length == 0)
            return double.NaN;
        double place = at * (sorted.Length - 1);
        int below = (int)place;
        double above = sorted[Math.Min(below + 1, sorted.Length - 1)];
        return sorted[below] + (place - below) * (above - sorted[below]);
    }
}
