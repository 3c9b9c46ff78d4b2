namespace Microsoft.ML.Imbalance;

/// <summary>How well one class was told from all others.</summary>
/// <remarks>
/// All values are between 0 and 1. A quotient without a denominator is 0: the precision of a class that was never predicted, the recall of a class without
/// rows, the specificity where every row has the class.
/// </remarks>
public sealed class ClassMetrics
{
    private readonly OneVersusRestCounts _counts;

    internal ClassMetrics(string className, OneVersusRestCounts counts)
    {
        ClassName = className;
        _counts = counts;
    }

    /// <summary>The label value, as text.</summary>
    public string ClassName { get; }

    /// <summary>Of the rows given this class, the share that has it.</summary>
    public double Precision => _counts.Precision;

    /// <summary>Of the rows that have this class, the share that was given it (sensitivity, true positive rate).</summary>
    public double Recall => _counts.Recall;

    /// <summary>Of the rows of all other classes, the share that was not given this class (true negative rate).</summary>
    public double Specificity => _counts.Specificity;

    /// <summary>The harmonic mean of precision and recall.</summary>
    public double F1Score => _counts.F1Score;

    /// <summary>√(recall · specificity): the balance between this class and the rest (Kubat and Matwin, ICML 1997).</summary>
    public double GeometricMean => _counts.GeometricMean;

    /// <summary>
    /// (1 + 0.1 · (recall - specificity)) · recall · specificity: the squared geometric mean, tilted towards recall
    /// (García, Mollineda and Sánchez, "Index of balanced accuracy", IbPRIA 2009).
    /// </summary>
    public double IndexBalancedAccuracy => _counts.IndexBalancedAccuracy;

    /// <summary>The rows that have this class; the sum of their weights where there are weights.</summary>
    public double Support => _counts.Support;

    /// <summary>The F-measure that holds recall <paramref name="beta"/> times as important as precision (van Rijsbergen, 1979).</summary>
    /// <param name="beta">2 when a miss is worse than a false alarm, 0.5 when it is the other way round; positive.</param>
    /// <returns>A value between 0 and 1; 0 if the class has no rows and was never predicted.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="beta"/> is not a positive number.</exception>
    public double FScore(double beta) => _counts.FScore(CheckBeta(beta));

    internal static double CheckBeta(double beta)
        => beta > 0 && double.IsFinite(beta)
            ? beta
            : throw new ArgumentOutOfRangeException(nameof(beta), beta, "beta must be a positive number: 1 for F1, more to weigh recall higher.");
}
