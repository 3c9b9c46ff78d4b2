namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Draws from Beta(α, α).</summary>
internal static class BetaDraw
{
    public static double Next(double alpha, ref RandomStream random)
    {
        double a = Gamma(alpha, ref random), b = Gamma(alpha, ref random);
        // Both vanish for tiny α: the mixture is then one row or the other.
        return a + b > 0 ? a / (a + b) : random.Next(2);
    }

    // Marsaglia and Tsang, "A simple method for generating gamma variables", 2000; a shape below 1 by a power of a uniform draw.
    private static double Gamma(double shape, ref RandomStream random)
    {
        if (shape < 1)
            return Gamma(shape + 1, ref random) * Math.Pow(random.NextDouble(), 1 / shape);
        double d = shape - 1.0 / 3, c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            double x = random.NextGaussian(), v = 1 + c * x;
            if (v <= 0)
                continue;
            v = v * v * v;
            if (Math.Log(1 - random.NextDouble()) < x * x / 2 + d - d * v + d * Math.Log(v))
                return d * v;
        }
    }
}
