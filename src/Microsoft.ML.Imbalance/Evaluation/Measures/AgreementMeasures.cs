namespace Microsoft.ML.Imbalance;

/// <summary>Agreement of predictions and labels beyond chance.</summary>
/// <remarks>
/// Both have the numerator s · c - Σ p t (s all rows, c the hits, p and t a class's predicted and actual rows). Written per class as TP · TN - FP · FN, and
/// the denominators as sums of products, nothing cancels: a class of ten rows among a billion keeps its digits, and an empty class gives an exact 0.
/// </remarks>
internal static class AgreementMeasures
{
    /// <summary>
    /// The multiclass correlation R_K (Gorodkin, "Comparing two K-category assignments by a K-category correlation coefficient", 2004), Matthews' φ for two
    /// classes; 0 if all labels or all predictions are of one class.
    /// </summary>
    public static double MatthewsCorrelation(OneVersusRestCounts[] classes)
    {
        double predicted = 0, actual = 0;
        foreach (OneVersusRestCounts c in classes)
        {
            predicted += c.Predicted * (c.TrueNegatives + c.FalseNegatives);
            actual += c.Support * (c.TrueNegatives + c.FalsePositives);
        }
        double scale = Math.Sqrt(predicted * actual);
        return scale > 0 ? Math.Clamp(Covariance(classes) / scale, -1, 1) : 0;
    }

    /// <summary>
    /// Cohen's κ ("A coefficient of agreement for nominal scales", 1960); NaN if all labels and all predictions are of one and the same class.
    /// </summary>
    public static double CohenKappa(OneVersusRestCounts[] classes)
    {
        double disagreement = classes.Sum(c => c.Predicted * (c.TrueNegatives + c.FalsePositives));
        return disagreement > 0 ? Covariance(classes) / disagreement : double.NaN;
    }

    private static double Covariance(OneVersusRestCounts[] classes)
        => classes.Sum(c => c.TruePositives * c.TrueNegatives - c.FalsePositives * c.FalseNegatives);
}
