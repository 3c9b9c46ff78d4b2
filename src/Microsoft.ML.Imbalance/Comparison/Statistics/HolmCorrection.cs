namespace Microsoft.ML.Imbalance;

/// <summary>Holm's correction of p-values for their number.</summary>
internal static class HolmCorrection
{
    /// <summary>
    /// What each p-value is multiplied by. The smallest of m counts m times, the next m - 1 times, and so on; none becomes smaller than one before it.
    /// </summary>
    /// <param name="pValues">The p-values of all comparisons; NaN for those that are not defined, which count for nothing.</param>
    /// <returns>The factors in the same order, each at least 1 and at most m; 1 for NaN.</returns>
    public static double[] Factors(IReadOnlyList<double> pValues)
    {
        int[] order = [.. Enumerable.Range(0, pValues.Count).Where(i => !double.IsNaN(pValues[i])).OrderBy(i => pValues[i])];
        double[] factors = [.. Enumerable.Repeat(1.0, pValues.Count)];
        double largest = 0;
        for (int rank = 0; rank < order.Length; rank++)
        {
            double p = pValues[order[rank]];
            largest = Math.Max(largest, (order.Length - rank) * p);
            factors[order[rank]] = p > 0 ? largest / p : order.Length - rank;
        }
        return factors;
    }
}
