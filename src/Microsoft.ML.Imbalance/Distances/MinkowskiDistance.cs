namespace Microsoft.ML.Imbalance;

/// <summary>d = (Σ |a - b|^p)^(1/p): Manhattan for p = 1, Chebyshev for p = ∞.</summary>
internal sealed class MinkowskiDistance(double power) : RowDistance
{
    public override double Between(ReadOnlySpan<float> a, ReadOnlySpan<float> b, double limit)
        => power == 1 ? Sum(a, b, limit) : double.IsPositiveInfinity(power) ? Most(a, b, limit) : Power(a, b, limit);

    public override double ToDistance(double value) => value;

    private static double Sum(ReadOnlySpan<float> a, ReadOnlySpan<float> b, double limit)
    {
        double sum = 0;
        for (int slot = 0; slot < a.Length && sum <= limit; slot++)
            sum += Math.Abs((double)a[slot] - b[slot]);
        return sum;
    }

    private static double Most(ReadOnlySpan<float> a, ReadOnlySpan<float> b, double limit)
    {
        double most = 0;
        for (int slot = 0; slot < a.Length && most <= limit; slot++)
            most = Math.Max(most, Math.Abs((double)a[slot] - b[slot]));
        return most;
    }

    // In units of the largest difference, so that no power overflows.
    private double Power(ReadOnlySpan<float> a, ReadOnlySpan<float> b, double limit)
    {
        double most = Most(a, b, limit);
        if (most == 0 || most > limit)
            return most;
        double sum = 0;
        for (int slot = 0; slot < a.Length; slot++)
            sum += Math.Pow(Math.Abs((double)a[slot] - b[slot]) / most, power);
        return most * Math.Pow(sum, 1 / power);
    }
}
