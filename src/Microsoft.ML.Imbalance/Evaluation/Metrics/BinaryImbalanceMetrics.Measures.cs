namespace Microsoft.ML.Imbalance;

/// <content>Measures that have something to choose.</content>
public sealed partial class BinaryImbalanceMetrics
{
    /// <summary>The predictions that were evaluated, for measures of one's own: one for each labeled row, in their order.</summary>
    public IReadOnlyList<BinaryPrediction> Predictions => new BinaryPredictionList(_predictions);

    /// <summary>Hand's H-measure with another distribution of the costs than <see cref="HMeasure"/> has.</summary>
    /// <param name="severity">How likely each relation of the costs of a false alarm and of a miss is.</param>
    /// <returns>0 … 1; NaN for rows of one kind.</returns>
    public double HMeasureWith(CostSeverity severity)
    {
        ArgumentNullException.ThrowIfNull(severity);
        return Imbalance.HMeasure.Of(_ranking, severity);
    }

    /// <summary>The area under a stretch of the ROC curve: where false alarms are as few as can be afforded.</summary>
    /// <param name="maximumFalsePositiveRate">The right end of the stretch, above <paramref name="minimumFalsePositiveRate"/> and at most 1.</param>
    /// <param name="minimumFalsePositiveRate">The left end, at least 0.</param>
    /// <param name="standardized">Whether to scale it so that guessing gives 0.5 and perfection 1 (McClish, 1989); otherwise it is the plain area.</param>
    /// <returns>The area; NaN for rows of one kind.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A rate is out of range.</exception>
    public double PartialAreaUnderRocCurve(double maximumFalsePositiveRate, double minimumFalsePositiveRate = 0, bool standardized = true)
    {
        EvaluationChecks.Stretch(minimumFalsePositiveRate, maximumFalsePositiveRate);
        return double.IsNaN(AreaUnderRocCurve)
            ? double.NaN
            : PartialRocArea.ByFalsePositiveRate(_ranking, minimumFalsePositiveRate, maximumFalsePositiveRate, standardized);
    }

    /// <summary>The area beside a stretch of the ROC curve, between it and the right edge: where as many positives are found as are needed.</summary>
    /// <param name="minimumRecall">The lower end of the stretch, at least 0.</param>
    /// <param name="maximumRecall">The upper end, above <paramref name="minimumRecall"/> and at most 1.</param>
    /// <param name="standardized">Whether to scale it so that guessing gives 0.5 and perfection 1 (McClish, 1989); otherwise it is the plain area.</param>
    /// <returns>The area; NaN for rows of one kind.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A rate is out of range.</exception>
    public double PartialAreaUnderRocCurveByRecall(double minimumRecall, double maximumRecall = 1, bool standardized = true)
    {
        EvaluationChecks.Stretch(minimumRecall, maximumRecall);
        return double.IsNaN(AreaUnderRocCurve) ? double.NaN : PartialRocArea.BySensitivity(_ranking, minimumRecall, maximumRecall, standardized);
    }

    /// <summary>Precision, recall and lift of the rows with the highest scores: what a list of fixed length is worth.</summary>
    /// <param name="rowCount">The length of the list, at least 1 and at most the number of rows (with weights: their sum).</param>
    /// <returns>The measures; where rows of equal score stand at the end of the list, the mean over their orders.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="rowCount"/> is out of range.</exception>
    public TopRowsMetrics AtTop(int rowCount)
    {
        OptionChecks.AtLeast(1, rowCount);
        if (rowCount > _ranking.Total && !_predictions.IsReplicate)
        {
            throw new ArgumentOutOfRangeException(
                nameof(rowCount), rowCount, FormattableString.Invariant($"rowCount is {rowCount}, but only {_ranking.Total} rows were evaluated. Ask for fewer, or for a share."));
        }
        return new TopRowsMetrics(rowCount, TopRows.Positives(_ranking, rowCount), _ranking);
    }

    /// <summary>Precision, recall and lift of a share of the rows, those with the highest scores.</summary>
    /// <param name="share">The length of the list as a share of all rows, above 0 and at most 1. It need not be a whole number of rows.</param>
    /// <returns>The measures; where rows of equal score stand at the end of the list, the mean over their orders.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is out of range.</exception>
    public TopRowsMetrics AtTopShare(double share)
    {
        if (!(share > 0 && share <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, FormattableString.Invariant($"share is {share}; it must be above 0 and at most 1."));
        return new TopRowsMetrics(share * _ranking.Total, TopRows.Positives(_ranking, share * _ranking.Total), _ranking);
    }

    /// <summary>Splits the Brier score in calibration and refinement (Murphy, 1973).</summary>
    /// <param name="binCount">How many bins of equal width to take as groups, at least 1; null to take equal probabilities as a group.</param>
    /// <returns>The parts.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="binCount"/> is below 1.</exception>
    /// <exception cref="InvalidOperationException">There are no probabilities.</exception>
    public BrierDecomposition BrierDecomposition(int? binCount = null)
    {
        ScoreRanking probabilities = RequireProbabilities();
        return binCount is int count
            ? Imbalance.BrierDecomposition.OfBins(probabilities, CalibrationBins.EqualWidth(probabilities, OptionChecks.AtLeast(1, count, nameof(binCount))), BrierScore)
            : Imbalance.BrierDecomposition.OfDistinct(probabilities, BrierScore);
    }

    /// <summary>What a row costs on average, as it was decided.</summary>
    /// <param name="falsePositiveCost">The cost of a false alarm.</param>
    /// <param name="falseNegativeCost">The cost of a miss.</param>
    /// <returns>The costs of all rows by their weight; right decisions cost nothing. <see cref="ImbalanceConfusionMatrix.ExpectedCost"/> takes other costs.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A cost is negative or no finite number.</exception>
    public double ExpectedCost(double falsePositiveCost, double falseNegativeCost)
        => ConfusionMatrix.ExpectedCost(new[,] { { 0, OptionChecks.NotNegative(falsePositiveCost) }, { OptionChecks.NotNegative(falseNegativeCost), 0 } });
}
