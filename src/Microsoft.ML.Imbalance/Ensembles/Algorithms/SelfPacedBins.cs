namespace Microsoft.ML.Imbalance;

/// <summary>Rows of one class in bins by hardness, and how many rows each bin gives to the next member.</summary>
/// <remarks>
/// Liu et al., "Self-paced Ensemble for Highly Imbalanced Massive Data Classification", ICDE 2020, section V. Bins are of equal width between the smallest and the
/// largest hardness. A bin of mean hardness h weighs 1 / (h + α): while α is small, all bins contribute about the same hardness in total; as it grows to infinity,
/// all bins come to weigh the same, and hard rows, which are few, are drawn more and more often. The number of rows is met exactly; what a bin is short of, the
/// others give by their weight.
/// </remarks>
internal static class SelfPacedBins
{
    /// <summary>α = tan(π i / 2 n) for the i-th of n self-paced members; infinite for the last.</summary>
    public static double FactorOf(int index, int count) => index == count ? double.PositiveInfinity : Math.Tan(Math.PI * index / (2.0 * count));

    /// <summary>The bin of each row.</summary>
    /// <param name="hardness">How hard each row is: finite.</param>
    /// <param name="binCount">The number of bins.</param>
    public static int[] BinsOf(ReadOnlySpan<double> hardness, int binCount)
    {
        double least = double.PositiveInfinity, most = double.NegativeInfinity;
        foreach (double h in hardness)
        {
            least = Math.Min(least, h);
            most = Math.Max(most, h);
        }
        var bins = new int[hardness.Length];
        // Rows that are all equally hard are in one bin, whose rows are drawn as if there were none.
        if (most > least)
        {
            for (int i = 0; i < bins.Length; i++)
                bins[i] = Math.Min(binCount - 1, (int)((hardness[i] - least) / (most - least) * binCount));
        }
        return bins;
    }

    /// <summary>How many rows each bin gives.</summary>
    /// <param name="hardness">How hard each row is: not negative.</param>
    /// <param name="bins">The bin of each row.</param>
    /// <param name="binCount">The number of bins.</param>
    /// <param name="factor">The self-paced factor α: positive, or infinite.</param>
    /// <param name="wanted">The rows wanted: no more than there are.</param>
    public static int[] CountsOf(ReadOnlySpan<double> hardness, int[] bins, int binCount, double factor, int wanted)
    {
        var sizes = new int[binCount];
        var sums = new double[binCount];
        for (int i = 0; i < bins.Length; i++)
        {
            sizes[bins[i]]++;
            sums[bins[i]] += hardness[i];
        }
        var weights = new double[binCount];
        for (int bin = 0; bin < binCount; bin++)
            weights[bin] = sizes[bin] == 0 ? 0 : double.IsInfinity(factor) ? 1 : 1 / (sums[bin] / sizes[bin] + factor);

        var counts = new int[binCount];
        for (int left = wanted; left > 0;)
        {
            int[] shares = Shares.Split(left, weights);
            for (int bin = 0; bin < binCount; bin++)
            {
                int taken = Math.Min(shares[bin], sizes[bin] - counts[bin]);
                counts[bin] += taken;
                left -= taken;
                if (counts[bin] == sizes[bin])
                    weights[bin] = 0;
            }
        }
        return counts;
    }
}
