namespace Microsoft.ML.Imbalance;

/// <summary>
/// What calibrators are fitted to instead of 0 and 1: (P + 1) / (P + 2) for the P positive rows and 1 / (N + 2) for the N negative ones, so that classes which scores
/// separate do not drive the fit to certainty (Platt, "Probabilistic outputs for support vector machines", 1999).
/// </summary>
internal static class SmoothedTargets
{
    public static double[] Of(ReadOnlySpan<bool> positive, ReadOnlySpan<double> weights)
    {
        double positives = 0, negatives = 0;
        for (int row = 0; row < positive.Length; row++)
        {
            double weight = weights.IsEmpty ? 1 : weights[row];
            positives += positive[row] ? weight : 0;
            negatives += positive[row] ? 0 : weight;
        }
        double high = (positives + 1) / (positives + 2), low = 1 / (negatives + 2);
        var targets = new double[positive.Length];
        for (int row = 0; row < targets.Length; row++)
            targets[row] = positive[row] ? high : low;
        return targets;
    }
}
