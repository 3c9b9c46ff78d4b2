namespace Microsoft.ML.Imbalance;

/// <summary>An interval for a proportion, from how many of how many rows.</summary>
internal static class ProportionInterval
{
    /// <param name="successes">The rows that came true, or the sum of their weights.</param>
    /// <param name="trials">All rows, or the sum of their weights; above 0.</param>
    /// <param name="confidenceLevel">The share of intervals that hold the true proportion.</param>
    /// <param name="method">How it is made.</param>
    public static (double Lower, double Upper) Of(double successes, double trials, double confidenceLevel, ProportionIntervalMethod method)
    {
        double tail = (1 - confidenceLevel) / 2;
        return method == ProportionIntervalMethod.Wilson ? Wilson(successes, trials, NormalDistribution.Quantile(1 - tail)) : Exact(successes, trials, tail);
    }

    private static (double Lower, double Upper) Wilson(double successes, double trials, double z)
    {
        double share = successes / trials, spread = z * z / trials;
        double center = (share + spread / 2) / (1 + spread);
        double half = z / (1 + spread) * Math.Sqrt((share * (1 - share) + spread / 4) / trials);
        return (successes <= 0 ? 0 : Math.Max(0, center - half), successes >= trials ? 1 : Math.Min(1, center + half));
    }

    private static (double Lower, double Upper) Exact(double successes, double trials, double tail) => (
        successes <= 0 ? 0 : BetaDistribution.Quantile(tail, successes, trials - successes + 1),
        successes >= trials ? 1 : BetaDistribution.Quantile(1 - tail, successes + 1, trials - successes));
}
