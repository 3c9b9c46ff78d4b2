namespace Microsoft.ML.Imbalance;

/// <summary>The weights of the rows of a replicate.</summary>
internal static class ReplicateWeights
{
    /// <param name="counts">How often each row comes; taken over, not copied.</param>
    /// <param name="weights">A weight of each row, or nothing if all weigh 1.</param>
    public static double[] Of(double[] counts, ReadOnlySpan<double> weights)
    {
        for (int row = 0; row < weights.Length; row++)
            counts[row] *= weights[row];
        return counts;
    }
}
