namespace Microsoft.ML.Imbalance;

/// <summary>
/// Variances and covariances of ROC areas over the same rows (DeLong, DeLong and Clarke-Pearson, "Comparing the areas under two or more correlated receiver operating
/// characteristic curves", Biometrics 44, 1988), in the time of a sort (Sun and Xu, "Fast implementation of DeLong's algorithm", IEEE Signal Processing Letters 21, 2014).
/// </summary>
internal static class DeLong
{
    /// <summary>The covariance of the areas of two models; of one with itself, its variance. NaN with fewer than two rows of either kind.</summary>
    public static double Covariance(Placements a, Placements b, ClassCodes actual, int positive, ReadOnlySpan<double> weights)
    {
        double positives = 0, negatives = 0;
        for (int row = 0; row < actual.Count; row++)
        {
            double product = (weights.IsEmpty ? 1 : weights[row]) * (a[row] - a.Area) * (b[row] - b.Area);
            if (actual[row] == positive)
                positives += product;
            else
                negatives += product;
        }
        return a.Positives > 1 && a.Negatives > 1
            ? positives / (a.Positives - 1) / a.Positives + negatives / (a.Negatives - 1) / a.Negatives
            : double.NaN;
    }
}
