namespace Microsoft.ML.Imbalance;

/// <summary>The beta distribution: tails of binomial counts are its values.</summary>
internal static class BetaDistribution
{
    // Lanczos' approximation of the gamma function with g = 7.
    private static readonly double[] Lanczos =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012,
        9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>P(B ≤ x) for B of shapes <paramref name="a"/> and <paramref name="b"/>, both positive: the regularized incomplete beta function.</summary>
    public static double Cumulative(double x, double a, double b)
    {
        if (x <= 0)
            return 0;
        if (x >= 1)
            return 1;
        // The fraction converges fast left of the mean only.
        return x < (a + 1) / (a + b + 2) ? Tail(x, a, b) : 1 - Tail(1 - x, b, a);
    }

    /// <summary>The x with P(B ≤ x) = <paramref name="probability"/>.</summary>
    public static double Quantile(double probability, double a, double b)
    {
        double low = 0, high = 1;
        for (int i = 0; i < 200 && high - low > 1e-15 * high; i++)
        {
            double middle = (low + high) / 2;
            if (Cumulative(middle, a, b) < probability)
                low = middle;
            else
                high = middle;
        }
        return (low + high) / 2;
    }

    private static double Tail(double x, double a, double b)
        => Math.Exp(LogGamma(a + b) - LogGamma(a) - LogGamma(b) + a * Math.Log(x) + b * Math.Log(1 - x)) * Fraction(x, a, b) / a;

    // The continued fraction of the incomplete beta function (Abramowitz and Stegun, 26.5.8), by Lentz' method.
    private static double Fraction(double x, double a, double b)
    {
        const double Tiny = 1e-300;
        double c = 1, d = Reciprocal(1 - (a + b) * x / (a + 1)), value = d;
        for (int m = 1; m < 100_000; m++)
        {
            Advance(m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)));
            double factor = Advance(-(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)));
            if (Math.Abs(factor - 1) < 4e-16)
                break;
        }
        return value;

        double Advance(double coefficient)
        {
            d = Reciprocal(1 + coefficient * d);
            c = 1 + coefficient / c;
            if (Math.Abs(c) < Tiny)
                c = Tiny;
            value *= c * d;
            return c * d;
        }

        static double Reciprocal(double value) => 1 / (Math.Abs(value) < Tiny ? Tiny : value);
    }

    private static double LogGamma(double x)
    {
        double sum = Lanczos[0], t = x + 6.5;
        for (int i = 1; i < Lanczos.Length; i++)
            sum += Lanczos[i] / (x - 1 + i);
        return Math.Log(Math.Sqrt(2 * Math.PI) * sum) + (x - 0.5) * Math.Log(t) - t;
    }
}
