namespace Microsoft.ML.Imbalance;

/// <summary>The metrics of a multiclass classifier.</summary>
/// <remarks>Ranking metrics set each class against the rest; a class without rows (or without others) has none and is left out of their means.</remarks>
public sealed class MulticlassImbalanceMetrics : ImbalanceMetrics
{
    internal MulticlassImbalanceMetrics(MulticlassPredictions predictions, int calibrationBinCount)
        : base(
            ImbalanceConfusionMatrix.Count(predictions.ClassNames, predictions.Actual, predictions.Predicted, predictions.Weights),
            predictions.Actual.Count,
            predictions.UnlabeledCount)
    {
        int classCount = predictions.ClassNames.Length;
        var roc = new double[classCount];
        var precisionRecall = new double[classCount];
        for (int c = 0; c < classCount; c++)
        {
            var ranking = new ScoreRanking(predictions.Scores.Column(c), predictions.Actual, c, predictions.Weights);
            roc[c] = ranking.AreaUnderRocCurve();
            precisionRecall[c] = ranking.AveragePrecision();
        }
        PerClassAreaUnderRocCurve = roc;
        PerClassAreaUnderPrecisionRecallCurve = precisionRecall;
        AreaUnderRocCurve = WeightedMean.Of(classCount, c => roc[c], _ => 1);
        WeightedAreaUnderRocCurve = WeightedMean.Of(classCount, c => roc[c], c => PerClass[c].Support);
        AreaUnderPrecisionRecallCurve = WeightedMean.Of(classCount, c => precisionRecall[c], _ => 1);
        WeightedAreaUnderPrecisionRecallCurve = WeightedMean.Of(classCount, c => precisionRecall[c], c => PerClass[c].Support);
        MacroMeanAbsoluteError = AccuracyMeasures.MacroMeanAbsoluteError(ConfusionMatrix);

        bool calibrated = predictions.AreProbabilities;
        LogLoss = calibrated ? Imbalance.LogLoss.Multiclass(predictions.Scores, predictions.Actual, predictions.Weights) : double.NaN;
        BrierScore = calibrated ? Imbalance.BrierScore.Multiclass(predictions.Scores, predictions.Actual, predictions.Weights) : double.NaN;
        ExpectedCalibrationError = calibrated
            ? CalibrationError.Multiclass(predictions.Scores, predictions.Actual, predictions.Weights, calibrationBinCount)
            : double.NaN;
    }

    /// <inheritdoc/>
    public override double AreaUnderPrecisionRecallCurve { get; }

    /// <inheritdoc/>
    public override double AreaUnderRocCurve { get; }

    /// <inheritdoc/>
    public override double LogLoss { get; }

    /// <inheritdoc/>
    public override double BrierScore { get; }

    /// <inheritdoc/>
    public override double ExpectedCalibrationError { get; }

    /// <summary>As <see cref="AreaUnderPrecisionRecallCurve"/>, the classes counting by their support.</summary>
    public double WeightedAreaUnderPrecisionRecallCurve { get; }

    /// <summary>As <see cref="AreaUnderRocCurve"/>, the classes counting by their support.</summary>
    public double WeightedAreaUnderRocCurve { get; }

    /// <summary>
    /// For classes that have an order: by how many classes a prediction is off, averaged over the rows of each class and then over the classes that have rows.
    /// 0 … K - 1. The order is that of <see cref="ImbalanceMetrics.ConfusionMatrix"/>; for classes without an order the value means nothing.
    /// </summary>
    public double MacroMeanAbsoluteError { get; }

    /// <summary>
    /// The average precision of each class against the rest, in the order of <see cref="ImbalanceMetrics.PerClass"/>; NaN for a class without rows.
    /// </summary>
    public IReadOnlyList<double> PerClassAreaUnderPrecisionRecallCurve { get; }

    /// <summary>
    /// The area under the ROC curve of each class against the rest, in the order of <see cref="ImbalanceMetrics.PerClass"/>; NaN if there are only rows of one
    /// kind.
    /// </summary>
    public IReadOnlyList<double> PerClassAreaUnderRocCurve { get; }

    private protected override IEnumerable<(string Name, double Value)> Scalars() =>
    [
        (nameof(Accuracy), Accuracy),
        (nameof(BalancedAccuracy), BalancedAccuracy),
        (nameof(AdjustedBalancedAccuracy), AdjustedBalancedAccuracy),
        (nameof(GeometricMean), GeometricMean),
        (nameof(MatthewsCorrelation), MatthewsCorrelation),
        (nameof(CohenKappa), CohenKappa),
        (nameof(MacroMeanAbsoluteError), MacroMeanAbsoluteError),
        (nameof(AreaUnderPrecisionRecallCurve), AreaUnderPrecisionRecallCurve),
        (nameof(WeightedAreaUnderPrecisionRecallCurve), WeightedAreaUnderPrecisionRecallCurve),
        (nameof(AreaUnderRocCurve), AreaUnderRocCurve),
        (nameof(WeightedAreaUnderRocCurve), WeightedAreaUnderRocCurve),
        (nameof(LogLoss), LogLoss),
        (nameof(BrierScore), BrierScore),
        (nameof(ExpectedCalibrationError), ExpectedCalibrationError),
    ];
}
