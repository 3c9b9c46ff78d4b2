namespace Microsoft.ML.Imbalance;

/// <summary>
/// The function of the score that never falls and is nearest to the classes, by pooling neighbors that fall (Zadrozny and Elkan, "Transforming classifier scores into
/// accurate multiclass probability estimates", KDD 2002). Between pools it is linear.
/// </summary>
internal static class IsotonicRegression
{
    /// <param name="scores">Scores.</param>
    /// <param name="positive">Which rows are positive.</param>
    /// <param name="weights">A weight of each row, or nothing if all weigh 1.</param>
    public static MonotoneFunction Fit(ReadOnlySpan<double> scores, ReadOnlySpan<bool> positive, ReadOnlySpan<double> weights)
    {
        // Models score in single precision: scores that are equal there are one.
        var keys = new float[scores.Length];
        for (int i = 0; i < keys.Length; i++)
            keys[i] = (float)scores[i];
        int[] order = [.. Enumerable.Range(0, keys.Length)];
        keys.AsSpan().Sort(order.AsSpan());
        var pools = new List<Pool>();
        for (int i = 0; i < keys.Length;)
        {
            var pool = new Pool(keys[i], keys[i], 0, 0);
            for (; i < keys.Length && keys[i] == pool.From; i++)
            {
                double weight = weights.IsEmpty ? 1 : weights[order[i]];
                pool = new Pool(pool.From, pool.To, pool.Positives + (positive[order[i]] ? weight : 0), pool.Weight + weight);
            }
            if (pool.Weight == 0)
                continue;
            while (pools.Count > 0 && pools[^1].Share >= pool.Share)
            {
                Pool below = pools[^1];
                pools.RemoveAt(pools.Count - 1);
                pool = new Pool(below.From, pool.To, below.Positives + pool.Positives, below.Weight + pool.Weight);
            }
            pools.Add(pool);
        }
        return new MonotoneFunction([.. pools.Select(p => (p.From, p.To, Bounded(p)))]);
    }

    // No pool is so large that it could exclude a class: 0 and 1 become what half a row of the other class would give.
    private static double Bounded(Pool pool)
    {
        double least = 0.5 / (pool.Weight + 1);
        return Math.Clamp(pool.Share, least, 1 - least);
    }

    private readonly record struct Pool(float From, float To, double Positives, double Weight)
    {
        public double Share => Positives / Weight;
    }
}
