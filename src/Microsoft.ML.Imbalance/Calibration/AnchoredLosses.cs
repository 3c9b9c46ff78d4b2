namespace Microsoft.ML.Imbalance;

/// <summary>What the probabilities of rows cost by two proper scores, row by row.</summary>
internal sealed class AnchoredLosses(int rowCount)
{
    private readonly double[] _log = new double[rowCount];
    private readonly double[] _brier = new double[rowCount];

    public void SetLogOdds(int row, double logOdds, bool isPositive)
    {
        double z = isPositive ? logOdds : -logOdds, other = 1 / (1 + Math.Exp(z));
        // -ln (1 / (1 + exp(-z)))
        _log[row] = Math.Log(1 + Math.Exp(-Math.Abs(z))) + Math.Max(-z, 0);
        _brier[row] = other * other;
    }

    public void SetProbability(int row, double probability, bool isPositive)
    {
        double p = BinaryScoring.Clamp(probability), other = isPositive ? 1 - p : p;
        _log[row] = isPositive ? -Math.Log(p) : -Math.Log(1 - p);
        _brier[row] = other * other;
    }

    public double MeanLog(ReadOnlySpan<double> weights) => Mean(_log, weights);

    public double MeanBrier(ReadOnlySpan<double> weights) => Mean(_brier, weights);

    /// <summary>
    /// The chance of a mean log-loss as far below that of <paramref name="other"/> as here, or farther, if both were the same: a paired t-test, one-sided. A row is one observation
    /// whatever it weighs, so that doubling all weights makes nothing surer.
    /// </summary>
    public double PValueBelow(AnchoredLosses other, ReadOnlySpan<double> weights)
    {
        double[] gains = [.. other._log.Zip(_log, (theirs, own) => theirs - own)];
        double mean = Mean(gains, weights), squares = 0, total = 0;
        int count = 0;
        for (int row = 0; row < gains.Length; row++)
        {
            double weight = weights.IsEmpty ? 1 : weights[row];
            if (weight == 0)
                continue;
            count++;
            total += weight;
            // The variance of a weighted mean of independent rows: Σ w² (d - mean)² / (Σ w)².
            squares += weight * weight * (gains[row] - mean) * (gains[row] - mean);
        }
        if (!(mean > 0) || count < 2)
            return 1;
        double error = Math.Sqrt(squares * count / (count - 1)) / total;
        return StudentT.TwoSidedPValue(mean / error, count - 1) / 2;
    }

    private static double Mean(double[] values, ReadOnlySpan<double> weights)
    {
        double sum = 0, total = 0;
        for (int row = 0; row < values.Length; row++)
        {
            double weight = weights.IsEmpty ? 1 : weights[row];
            sum += weight * values[row];
            total += weight;
        }
        return sum / total;
    }
}
