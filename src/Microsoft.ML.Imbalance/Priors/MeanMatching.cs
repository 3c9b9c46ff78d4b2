namespace Microsoft.ML.Imbalance;

/// <summary>Factors on the odds of the classes with which the mean probability of each class is a share that is given.</summary>
internal static class MeanMatching
{
    private const double Tolerance = 1e-12;
    private const int MaximumIterations = 10_000;

    // Beyond, a class can have next to nothing or everything only because its probabilities are 0 or 1.
    private const double LargestFactor = 1e30;

    /// <summary>The c with which the mean logistic function of (z + c) is <paramref name="share"/>: the mean rises with c, so that halving an interval finds it.</summary>
    /// <param name="logOdds">The logarithm z of the odds of each row.</param>
    /// <param name="weights">A weight of each row, or nothing if all weigh 1.</param>
    /// <param name="share">Above 0 and below 1.</param>
    public static double Shift(ReadOnlySpan<double> logOdds, ReadOnlySpan<double> weights, double share)
    {
        double low = double.MaxValue, high = double.MinValue, target = Math.Log(share / (1 - share));
        foreach (double z in logOdds)
        {
            low = Math.Min(low, target - z);
            high = Math.Max(high, target - z);
        }
        var work = new LongWork("halvings");
        while (true)
        {
            work.Step();
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high)
                return middle;
            if (Mean(logOdds, weights, middle) < share)
                low = middle;
            else
                high = middle;
        }
    }

    /// <summary>
    /// Factors f, the first of them 1, with which the mean over the rows of f[k] p[k] / Σ_j f[j] p[j] is share k. Each round multiplies a factor by what its mean lacks,
    /// which makes Σ_k share[k] ln f[k] - mean ln Σ_j f[j] p[j] grow; that is concave in ln f, so the best is the only one.
    /// </summary>
    /// <param name="probabilities">The probabilities of each class, for each row.</param>
    /// <param name="shares">The share of each class; classes with share 0 keep the factor 1.</param>
    public static double[] Factors(ScoreTable probabilities, double[] shares)
    {
        double[] factors = [.. Enumerable.Repeat(1.0, shares.Length)];
        int rowCount = probabilities.Column(0).Length;
        var work = new LongWork("rounds");
        for (int iteration = 0; iteration < MaximumIterations; iteration++)
        {
            work.Step();
            double[] means = Means(probabilities, factors, rowCount);
            double change = 0;
            for (int k = 0; k < factors.Length; k++)
            {
                if (shares[k] == 0 || means[k] == 0)
                    continue;
                change = Math.Max(change, Math.Abs(Math.Log(shares[k] / means[k])));
                factors[k] = Math.Clamp(factors[k] * shares[k] / means[k], 1 / LargestFactor, LargestFactor);
            }
            if (change < Tolerance)
                break;
        }
        double first = factors[0];
        return Array.ConvertAll(factors, f => f / first);
    }

    private static double Mean(ReadOnlySpan<double> logOdds, ReadOnlySpan<double> weights, double shift)
    {
        double sum = 0, total = 0;
        for (int i = 0; i < logOdds.Length; i++)
        {
            double weight = weights.IsEmpty ? 1 : weights[i];
            sum += weight / (1 + Math.Exp(-logOdds[i] - shift));
            total += weight;
        }
        return sum / total;
    }

    private static double[] Means(ScoreTable probabilities, double[] factors, int rowCount)
    {
        var means = new double[factors.Length];
        for (int row = 0; row < rowCount; row++)
        {
            double sum = 0;
            for (int k = 0; k < factors.Length; k++)
                sum += factors[k] * probabilities[row, k];
            for (int k = 0; k < factors.Length; k++)
                means[k] += factors[k] * probabilities[row, k] / (sum * rowCount);
        }
        return means;
    }
}
