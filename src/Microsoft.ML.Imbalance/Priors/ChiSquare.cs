namespace Microsoft.ML.Imbalance;

/// <summary>The chi-square distribution.</summary>
internal static class ChiSquare
{
    private const int MaximumTerms = 1000;
    private const double Precision = 1e-15;

    // Lanczos, g = 7.
    private static readonly double[] GammaSeries =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059, 12.507343278686905, -0.13857109526572012,
        9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>The chance of more than <paramref name="x"/>: the regularized upper incomplete gamma function Q(df / 2, x / 2).</summary>
    public static double UpperTail(double x, int degreesOfFreedom)
    {
        double a = degreesOfFreedom / 2.0, y = x / 2;
        if (y <= 0)
            return 1;
        double front = Math.Exp(a * Math.Log(y) - y - LogGamma(a));
        return y < a + 1 ? 1 - front * Series(a, y) : front * Fraction(a, y);
    }

    // Σ y^n / (a (a + 1) … (a + n)), for small y.
    private static double Series(double a, double y)
    {
        double term = 1 / a, sum = term;
        for (int n = 1; n < MaximumTerms && term > Precision * sum; n++)
            sum += term *= y / (a + n);
        return sum;
    }

    // 1 / (y + 1 - a - 1 (1 - a) / (y + 3 - a - 2 (2 - a) / …)), from the front (Lentz), for large y.
    private static double Fraction(double a, double y)
    {
        double b = y + 1 - a, c = double.MaxValue, d = 1 / b, result = d;
        for (int n = 1; n < MaximumTerms; n++)
        {
            double numerator = -n * (n - a);
            b += 2;
            d = 1 / (numerator * d + b);
            c = b + numerator / c;
            result *= c * d;
            if (Math.Abs(c * d - 1) < Precision)
                break;
        }
        return result;
    }

    private static double LogGamma(double x)
    {
        // a is at least one half here: no reflection is needed.
        x -= 1;
        double sum = GammaSeries[0], t = x + 7.5;
        for (int i = 1; i < GammaSeries.Length; i++)
            sum += GammaSeries[i] / (x + i);
        return 0.5 * Math.Log(2 * Math.PI) + (x + 0.5) * Math.Log(t) - t + Math.Log(sum);
    }
}
