namespace Microsoft.ML.Imbalance;

/// <summary>
/// How far the best decision moves when the rows are drawn again, as many of each class as there are, and whole groups where rows belong together (Efron and Tibshirani, "An Introduction to the
/// Bootstrap", 1993, percentile interval).
/// </summary>
internal static class DecisionBootstrap
{
    public const double Confidence = 0.95;

    /// <summary>The percentile intervals of some numbers; NaN where no draw has an allowed decision.</summary>
    /// <param name="units">What is drawn.</param>
    /// <param name="count">How many draws; 0 for no intervals.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="numberCount">How many numbers say what the decision is.</param>
    /// <param name="find">The numbers of the best decision with each row coming so many times; null if none is allowed. Called from several threads.</param>
    public static (double Lower, double Upper)[] Intervals(BootstrapUnits units, int count, int seed, int numberCount, Func<double[], double[]?> find)
    {
        var found = new double[count][];
        var work = new LongWork("draws", count);
        Parallel.For(0, count, draw =>
        {
            found[draw] = find(units.Draw(RandomStream.Create(seed, nameof(DecisionBootstrap), row: draw))) ?? [];
            work.Step();
        });
        double[][] allowed = Array.FindAll(found, numbers => numbers.Length > 0);
        return [.. Enumerable.Range(0, numberCount).Select(number => Interval([.. allowed.Select(numbers => numbers[number]).Order()]))];
    }

    private static (double Lower, double Upper) Interval(double[] sorted) => (Quantile(sorted, (1 - Confidence) / 2), Quantile(sorted, (1 + Confidence) / 2));

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
