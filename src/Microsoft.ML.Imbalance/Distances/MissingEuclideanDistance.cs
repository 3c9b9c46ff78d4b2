namespace Microsoft.ML.Imbalance;

/// <summary>The Euclidean distance over the slots that both rows have, scaled up to all: d² = (slots / slots present in both) Σ (a - b)².</summary>
/// <remarks>Dixon, "Pattern recognition with partly missing data", IEEE Transactions on Systems, Man, and Cybernetics 9 (1979). Rows that share no slot are farther than all others.</remarks>
internal sealed class MissingEuclideanDistance : RowDistance
{
    private const double Unknown = double.MaxValue;

    public override double Between(ReadOnlySpan<float> a, ReadOnlySpan<float> b, double limit)
    {
        double sum = 0;
        int present = 0;
        for (int slot = 0; slot < a.Length; slot++)
        {
            double difference = (double)a[slot] - b[slot];
            if (double.IsNaN(difference))
                continue;
            present++;
            sum += difference * difference;
        }
        return present == 0 ? Unknown : sum * a.Length / present;
    }

    public override double ToDistance(double value) => value == Unknown ? double.PositiveInfinity : Math.Sqrt(value);
}
