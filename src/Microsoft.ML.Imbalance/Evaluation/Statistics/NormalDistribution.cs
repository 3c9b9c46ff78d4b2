namespace Microsoft.ML.Imbalance;

/// <summary>The standard normal distribution.</summary>
internal static class NormalDistribution
{
    private const double SeriesLimit = 3;

    /// <summary>P(Z ≤ x).</summary>
    public static double Cumulative(double x) => x > 0 ? 1 - UpperTail(x) : UpperTail(-x);

    /// <summary>P(Z > x), with its relative precision kept far out.</summary>
    public static double UpperTail(double x) => x switch
    {
        < -SeriesLimit => 1 - Fraction(-x),
        <= SeriesLimit => 0.5 - Series(x),
        _ => Fraction(x),
    };

    /// <summary>The x with P(Z ≤ x) = <paramref name="probability"/>; infinite for 0 and 1.</summary>
    public static double Quantile(double probability)
    {
        if (probability > 0.5)
            return -Quantile(1 - probability);
        if (probability <= 0)
            return double.NegativeInfinity;
        // Newton's steps towards P(Z > y) = probability come from below, for the tail is convex on y > 0: they never overshoot.
        double y = 0;
        for (int i = 0; i < 1000; i++)
        {
            double step = (UpperTail(y) - probability) / Density(y);
            if (!(step > 1e-15 * (1 + y)))
                break;
            y += step;
        }
        return -y;
    }

    private static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    // P(0 < Z < x) = φ(x) (x + x³/3 + x⁵/(3 · 5) + …) (Marsaglia, "Evaluating the normal distribution", 2004).
    private static double Series(double x)
    {
        double term = x, sum = x;
        for (int i = 3; Math.Abs(term) > 1e-18 * Math.Abs(sum); i += 2)
        {
            term *= x * x / i;
            sum += term;
        }
        return sum * Density(x);
    }

    // P(Z > x) = φ(x) / (x + 1/(x + 2/(x + 3/(x + …)))), from the inside out: 200 levels are more than enough from x = 3 on.
    private static double Fraction(double x)
    {
        double value = x;
        for (int i = 200; i >= 1; i--)
            value = x + i / value;
        return Density(x) / value;
    }
}
