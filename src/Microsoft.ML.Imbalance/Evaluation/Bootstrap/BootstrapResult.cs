namespace Microsoft.ML.Imbalance;

/// <summary>The values of all replicates, and the intervals made of them.</summary>
internal sealed class BootstrapResult(double[] estimates, double[][] replicates, double[] accelerations, BootstrapOptions options)
{
    /// <summary>The interval of a value. Replicates where it is NaN are left out.</summary>
    public MetricInterval Interval(int value)
    {
        double estimate = estimates[value];
        double[] sorted = Sorted(value);
        if (double.IsNaN(estimate) || sorted.Length < 2)
            return new MetricInterval(estimate, double.NaN, double.NaN, double.NaN, options.ConfidenceLevel, sorted.Length);
        double mean = sorted.Average(), deviation = Math.Sqrt(sorted.Sum(v => (v - mean) * (v - mean)) / (sorted.Length - 1));
        double tail = (1 - options.ConfidenceLevel) / 2;
        (double lower, double upper) = options.Kind == BootstrapIntervalKind.Percentile ? (tail, 1 - tail) : Correct(sorted, estimate, accelerations[value], tail);
        return new MetricInterval(estimate, Quantile(sorted, lower), Quantile(sorted, upper), deviation, options.ConfidenceLevel, sorted.Length);
    }

    public MetricInterval[] Intervals() => [.. Enumerable.Range(0, estimates.Length).Select(Interval)];

    /// <summary>
    /// Twice the share of replicates on the rarer side of 0, the estimate counting as one more on each: how surprising a difference of 0 would be. NaN where the value
    /// is.
    /// </summary>
    public double PValue(int value)
    {
        double[] sorted = Sorted(value);
        if (double.IsNaN(estimates[value]) || sorted.Length < 2)
            return double.NaN;
        int rarer = Math.Min(sorted.Count(v => v <= 0), sorted.Count(v => v >= 0));
        return Math.Min(1, 2.0 * (rarer + 1) / (sorted.Length + 1));
    }

    private double[] Sorted(int value) => [.. replicates.Select(replicate => replicate[value]).Where(v => !double.IsNaN(v)).Order()];

    // z0 is where the estimate lies among the replicates, ties counting half; half a replicate is the least that can lie on a side.
    private static (double Lower, double Upper) Correct(double[] sorted, double estimate, double acceleration, double tail)
    {
        double below = sorted.Count(v => v < estimate) + sorted.Count(v => v == estimate) / 2.0;
        double bias = NormalDistribution.Quantile(Math.Clamp(below, 0.5, sorted.Length - 0.5) / sorted.Length);
        return (Level(tail), Level(1 - tail));

        double Level(double nominal)
        {
            double z = bias + NormalDistribution.Quantile(nominal), scale = 1 - acceleration * z;
            // Beyond the pole of the formula all that is left is the last replicate on that side.
            return scale > 0 ? NormalDistribution.Cumulative(bias + z / scale) : z > 0 ? 1 : 0;
        }
    }

    // The value at place p (n + 1) of n in order, from 1, straight between places.
    private static double Quantile(double[] sorted, double probability)
    {
        double place = Math.Clamp(probability * (sorted.Length + 1) - 1, 0, sorted.Length - 1);
        int below = Math.Min((int)place, sorted.Length - 2);
        double part = place - below;
        return part == 0 || sorted[below] == sorted[below + 1] ? sorted[below] : sorted[below] + part * (sorted[below + 1] - sorted[below]);
    }
}
