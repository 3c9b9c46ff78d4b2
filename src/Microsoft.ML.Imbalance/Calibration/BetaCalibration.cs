namespace Microsoft.ML.Imbalance;

/// <summary>
/// The logarithm of the odds becomes a ln p - b ln(1 - p) + c, with a and b not negative (Kull, Silva Filho and Flach, "Beta calibration", AISTATS 2017): right where
/// scores of each class are beta distributed. With a = b = 1 and c = 0 it changes nothing, so that it can't spoil what is calibrated.
/// </summary>
internal static class BetaCalibration
{
    /// <param name="probabilities">Probabilities, none of them 0 or 1.</param>
    /// <param name="positive">Which rows are positive.</param>
    /// <param name="weights">A weight of each row, or nothing if all weigh 1.</param>
    public static (double A, double B, double C) Fit(double[] probabilities, ReadOnlySpan<bool> positive, ReadOnlySpan<double> weights)
    {
        double[] logarithms = Array.ConvertAll(probabilities, Math.Log), opposite = Array.ConvertAll(probabilities, p => -Math.Log(1 - p));
        double[] targets = SmoothedTargets.Of(positive, weights);
        double[] both = LogisticFit.Solve([logarithms, opposite], targets, weights);
        if (both[0] >= 0 && both[1] >= 0)
            return (both[0], both[1], both[2]);
        // As the paper does: without the column that would turn the ranking around.
        double[] one = LogisticFit.Solve([both[0] < 0 ? opposite : logarithms], targets, weights);
        return both[0] < 0 ? (0, Math.Max(0, one[0]), one[1]) : (Math.Max(0, one[0]), 0, one[1]);
    }
}
