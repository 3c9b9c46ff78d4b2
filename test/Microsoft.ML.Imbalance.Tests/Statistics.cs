namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Bounds for what random draws may come to. Seeds are fixed, so a test that passes once always does.</summary>
internal static class Statistics
{
    /// <summary>
    /// Pearson's test of equal chances: the sum of (observed - expected)² / expected has the mean n - 1 and the variance 2 (n - 1).
    /// Too even is as suspicious as too uneven, so it must lie within five deviations on both sides, or above a thousandth of the mean where they are few.
    /// </summary>
    /// <param name="observed">How often each outcome came.</param>
    /// <param name="variance">The variance of one outcome over its expectation: 1 for independent draws, 1 - p for draws without replacement.</param>
    public static void AssertEquallyLikely(IReadOnlyCollection<int> observed, double variance = 1)
    {
        double expected = observed.Average(), freedom = observed.Count - 1;
        double statistic = observed.Sum(o => (o - expected) * (o - expected) / expected) / variance;
        double deviation = Math.Sqrt(2 * freedom);
        Assert.IsTrue(
            statistic < freedom + 5 * deviation && statistic > Math.Max(freedom - 5 * deviation, 0.001 * freedom),
            $"chi-square {statistic:0.##} with {freedom} degrees of freedom: {string.Join(' ', observed)}");
    }

    /// <summary>Mean, variance and kurtosis of independent normal draws, each within five standard errors.</summary>
    public static void AssertNormal(double[] values, double deviation)
    {
        double n = values.Length, mean = values.Average(), variance = values.Average(v => (v - mean) * (v - mean));
        Assert.AreEqual(0, mean, 5 * deviation / Math.Sqrt(n), "mean");
        Assert.AreEqual(deviation * deviation, variance, 5 * deviation * deviation * Math.Sqrt(2 / n), "variance");
        Assert.AreEqual(3, values.Average(v => Math.Pow(v - mean, 4)) / (variance * variance), 5 * Math.Sqrt(24 / n), "kurtosis");
    }
}
