namespace Microsoft.ML.Imbalance;

/// <summary>The measures of <see cref="ClassMetrics"/>, averaged over the classes.</summary>
/// <remarks>
/// <list type="bullet">
/// <item>macro: the plain mean. Every class counts the same, so a rare one shows.</item>
/// <item>weighted: the mean by <see cref="ClassMetrics.Support"/>. The frequent classes decide.</item>
/// <item>micro: the outcomes of all classes added up first. Precision, recall and F1 are then all equal to accuracy.</item>
/// </list>
/// Classes that no row has and no row was given are left out. A mean of geometric means is not the geometric mean of mean recall and mean specificity, which
/// some libraries report: that one is <c>Math.Sqrt(Recall * Specificity)</c>.
/// </remarks>
public sealed class AveragedClassMetrics
{
    internal AveragedClassMetrics(
        double precision, double recall, double specificity, double f1Score, double geometricMean, double indexBalancedAccuracy, double support)
    {
        Precision = precision;
        Recall = recall;
        Specificity = specificity;
        F1Score = f1Score;
        GeometricMean = geometricMean;
        IndexBalancedAccuracy = indexBalancedAccuracy;
        Support = support;
    }

    /// <summary>Averaged <see cref="ClassMetrics.Precision"/>.</summary>
    public double Precision { get; }

    /// <summary>Averaged <see cref="ClassMetrics.Recall"/>.</summary>
    public double Recall { get; }

    /// <summary>Averaged <see cref="ClassMetrics.Specificity"/>.</summary>
    public double Specificity { get; }

    /// <summary>Averaged <see cref="ClassMetrics.F1Score"/>.</summary>
    public double F1Score { get; }

    /// <summary>Averaged <see cref="ClassMetrics.GeometricMean"/>.</summary>
    public double GeometricMean { get; }

    /// <summary>Averaged <see cref="ClassMetrics.IndexBalancedAccuracy"/>.</summary>
    public double IndexBalancedAccuracy { get; }

    /// <summary>The rows of all classes together; the sum of their weights where there are weights.</summary>
    public double Support { get; }
}
