namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>The draws of all epochs of a training.</summary>
internal sealed class DrawSchedule
{
    private readonly int _seed;

    // [epoch][class]: draws before the epoch; one more than there are epochs.
    private readonly long[][] _before;

    /// <param name="seed">The seed.</param>
    /// <param name="classCounts">Rows of each class.</param>
    /// <param name="samplings">The sampling of each epoch.</param>
    public DrawSchedule(int seed, IReadOnlyList<long> classCounts, IReadOnlyList<BatchSampling> samplings)
    {
        _seed = seed;
        _before = new long[samplings.Count + 1][];
        _before[0] = new long[classCounts.Count];
        for (int epoch = 0; epoch < samplings.Count; epoch++)
        {
            double progress = samplings.Count > 1 ? epoch / (samplings.Count - 1.0) : 1;
            long[] draws = Draws(samplings[epoch], progress, classCounts);
            _before[epoch + 1] = [.. _before[epoch].Zip(draws, (before, drawn) => before + drawn)];
        }
    }

    public EpochDraws this[int epoch] => new(_seed, epoch, _before[epoch], _before[epoch + 1]);

    /// <summary>How many rows of each class an epoch has; together as many as there are rows.</summary>
    /// <param name="sampling">The sampling.</param>
    /// <param name="progress">0 for the first epoch, 1 for the last.</param>
    /// <param name="classCounts">Rows of each class.</param>
    internal static long[] Draws(BatchSampling sampling, double progress, IReadOnlyList<long> classCounts)
    {
        if (sampling == BatchSampling.Uniform)
            return [.. classCounts];
        double total = classCounts.Sum(), present = classCounts.Count(count => count > 0), roots = classCounts.Sum(count => Math.Sqrt(count));
        double[] shares = [.. classCounts.Select(count => count == 0 ? 0 : sampling switch
        {
            BatchSampling.ClassBalanced => 1 / present,
            BatchSampling.SquareRoot => Math.Sqrt(count) / roots,
            _ => (1 - progress) * count / total + progress / present,
        })];
        long[] draws = Array.ConvertAll(shares, share => (long)Math.Floor(share * total));
        // What rounding left over goes to the largest remainders.
        int[] order = [.. Enumerable.Range(0, shares.Length).OrderByDescending(c => shares[c] * total - draws[c])];
        for (long left = (long)total - draws.Sum(), i = 0; i < left; i++)
            draws[order[i % order.Length]]++;
        return draws;
    }
}
