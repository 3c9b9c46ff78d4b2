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
        => Bins(probabilities, actual, positive, weights, binCount).MeanError();

    /// <summary>The bins of the positive class's probability.</summary>
    public static CalibrationBins Bins(ReadOnlySpan<double> probabilities, ClassCodes actual, int positive, ReadOnlySpan<double> weights, int binCount)
    {
        CalibrationBins bins = CalibrationBins.EqualWidth(binCount);
        for (int row = 0; row < probabilities.Length; row++)
        {
            double weight = weights.IsEmpty ? 1 : weights[row];
            bool isPositive = actual[row] == positive;
            bins.Add(probabilities[row], isPositive ? weight : 0, isPositive ? 0 : weight);
        }
        return bins;
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
        var confidence = new TopClass(probabilities, actual);
        return Bins(confidence.Probabilities, confidence.IsRight, TopClass.Right, weights, binCount).MeanError();
    }
}
