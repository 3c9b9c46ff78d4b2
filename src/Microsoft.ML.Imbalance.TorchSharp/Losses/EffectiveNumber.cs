namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>One over the effective number of rows of a class (Cui et al., 2019).</summary>
internal static class EffectiveNumber
{
    public const double DefaultBeta = 0.999;

    public static void CheckBeta(double beta)
    {
        if (beta is not (>= 0 and < 1))
            throw new ArgumentOutOfRangeException("Beta", beta, Invariant($"Beta is {beta}; it must be at least 0 and less than 1."));
    }

    /// <summary>(1 - β) / (1 - β^n), scaled to a mean of 1.</summary>
    public static double[] Weights(double[] counts, double beta)
    {
        double[] weights = Array.ConvertAll(counts, count => (1 - beta) / (1 - Math.Pow(beta, count)));
        double mean = weights.Average();
        return Array.ConvertAll(weights, weight => weight / mean);
    }
}
