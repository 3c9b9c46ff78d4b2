namespace Microsoft.ML.Imbalance;

/// <summary>
/// The expected calibration error (Naeini, Cooper and Hauskrecht, AAAI 2015): how far the mean probability of a bin lies from the share of rows that came true,
/// by the weight of the bins. Bins have equal width; a probability on an edge belongs to the bin above.
/// </summary>
internal static class CalibrationError
{
    /// <summary>The error of the positive class's probability.</summary>
    /// <param name="probabilities">The probability of the positive class, for each row.</param>
    /// <param name="actual">The class of each row.</param>
    /// <param name="positive">The positive class.</param>
    /// <param name="weights">A weight of each row, or nothing if all weigh 1.</param>
    /// <param name="binCount">The number of bins between 0 and 1.</param>
    public static double Binary(ReadOnlySpan<double> probabilities, ClassCodes actual, int positive, ReadOnlySpan<double> weights, int binCount)
    {
        var bins = new Bins(binCount);
        for (int row = 0; row < probabilities.Length; row++)
            bins.Add(probabilities[row], actual[row] == positive, weights.IsEmpty ? 1 : weights[row]);
        return bins.Error();
    }

    /// <summary>
    /// The error of the largest probability, the confidence (Guo et al., "On calibration of modern neural networks", ICML 2017); of equal ones the first.
    /// </summary>
    /// <param name="probabilities">The probability of each class, for each row.</param>
    /// <param name="actual">The class of each row.</param>
    /// <param name="weights">A weight of each row, or nothing if all weigh 1.</param>
    /// <param name="binCount">The number of bins between 0 and 1.</param>
    public static double Multiclass(ScoreTable probabilities, ClassCodes actual, ReadOnlySpan<double> weights, int binCount)
    {
        var bins = new Bins(binCount);
        for (int row = 0; row < actual.Count; row++)
        {
            int top = 0;
            for (int c = 1; c < probabilities.ColumnCount; c++)
            {
                if (probabilities[row, c] > probabilities[row, top])
                    top = c;
            }
            bins.Add(probabilities[row, top], actual[row] == top, weights.IsEmpty ? 1 : weights[row]);
        }
        return bins.Error();
    }

    private sealed class Bins(int count)
    {
        // Σ w (p - y) of each bin is its weight times its gap: no bin's weight or mean is needed by itself.
        private readonly double[] _gaps = new double[count];
        private double _total;

        public void Add(double probability, bool cameTrue, double weight)
        {
            int bin = Math.Clamp((int)(probability * count), 0, count - 1);
            _gaps[bin] += weight * (probability - (cameTrue ? 1 : 0));
            _total += weight;
        }

        public double Error()
        {
            double sum = 0;
            foreach (double gap in _gaps)
                sum += Math.Abs(gap);
            return sum / _total;
        }
    }
}
