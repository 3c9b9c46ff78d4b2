namespace Microsoft.ML.Imbalance;

/// <summary>What a threshold does: flag every row with a probability (without probabilities: a score) from it on.</summary>
/// <remarks>Quotients without a denominator are 0, as in <see cref="ClassMetrics"/>.</remarks>
public readonly struct ThresholdPoint
{
    private readonly OneVersusRestCounts _counts;

    internal ThresholdPoint(double threshold, OneVersusRestCounts counts)
    {
        Threshold = threshold;
        _counts = counts;
    }

    /// <summary>The threshold, as <c>Evaluate</c> takes it; infinite where nothing is flagged.</summary>
    public double Threshold { get; }

    /// <summary>Positive rows that are flagged, or the sum of their weights.</summary>
    public double TruePositives => _counts.TruePositives;

    /// <summary>Negative rows that are flagged, or the sum of their weights.</summary>
    public double FalsePositives => _counts.FalsePositives;

    /// <summary>Positive rows that are not flagged, or the sum of their weights.</summary>
    public double FalseNegatives => _counts.FalseNegatives;

    /// <summary>Negative rows that are not flagged, or the sum of their weights.</summary>
    public double TrueNegatives => _counts.TrueNegatives;

    /// <summary>Of all rows, the share flagged.</summary>
    public double FlaggedShare => _counts.Predicted / Total;

    /// <summary>Of the rows flagged, the share that is positive.</summary>
    public double Precision => _counts.Precision;

    /// <summary>Of the positive rows, the share flagged.</summary>
    public double Recall => _counts.Recall;

    /// <summary>Of the negative rows, the share not flagged.</summary>
    public double Specificity => _counts.Specificity;

    /// <summary>The harmonic mean of precision and recall.</summary>
    public double F1Score => _counts.F1Score;

    /// <summary>√(recall · specificity).</summary>
    public double GeometricMean => _counts.GeometricMean;

    /// <summary>The mean of recall and specificity; of rows of one kind, the one that there is.</summary>
    public double BalancedAccuracy => AccuracyMeasures.BalancedAccuracy(BothClasses);

    /// <summary>Matthews' correlation of labels and flags; 0 if everything or nothing is flagged.</summary>
    public double MatthewsCorrelation => AgreementMeasures.MatthewsCorrelation(BothClasses);

    private double Total => _counts.Support + _counts.FalsePositives + _counts.TrueNegatives;

    private OneVersusRestCounts[] BothClasses
        => [_counts, new OneVersusRestCounts(_counts.TrueNegatives, _counts.FalseNegatives, _counts.FalsePositives, _counts.TruePositives)];

    /// <summary>The F-measure that holds recall <paramref name="beta"/> times as important as precision.</summary>
    /// <param name="beta">2 when a miss is worse than a false alarm, 0.5 when it is the other way round; positive.</param>
    /// <returns>A value between 0 and 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="beta"/> is not a positive number.</exception>
    public double FScore(double beta) => _counts.FScore(ClassMetrics.CheckBeta(beta));

    /// <summary>What a row costs on average.</summary>
    /// <param name="falsePositiveCost">The cost of a false alarm.</param>
    /// <param name="falseNegativeCost">The cost of a miss.</param>
    /// <returns>The costs of all rows by their weight; right decisions cost nothing.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A cost is negative or no finite number.</exception>
    public double ExpectedCost(double falsePositiveCost, double falseNegativeCost)
        => (OptionChecks.NotNegative(falsePositiveCost) * _counts.FalsePositives + OptionChecks.NotNegative(falseNegativeCost) * _counts.FalseNegatives) / Total;
}
