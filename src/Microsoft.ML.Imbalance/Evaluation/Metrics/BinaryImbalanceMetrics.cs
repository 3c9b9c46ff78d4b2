namespace Microsoft.ML.Imbalance;

/// <summary>The metrics of a binary classifier, as it decides: from its predicted labels, or from a threshold of the caller's.</summary>
/// <remarks>
/// ML.NET's own <c>Evaluate</c> derives the decision from the score's sign and so shows no effect of <c>ChangeModelThreshold</c>; these metrics do.
/// </remarks>
public sealed class BinaryImbalanceMetrics : ImbalanceMetrics
{
    internal BinaryImbalanceMetrics(BinaryPredictions predictions, int calibrationBinCount)
        : base(
            ImbalanceConfusionMatrix.Count(predictions.ClassNames, predictions.Actual, predictions.Predicted, predictions.Weights),
            predictions.Actual.Count,
            predictions.UnlabeledCount)
    {
        const int Positive = BinaryPredictions.Positive;
        Threshold = predictions.Threshold;

        var ranking = new ScoreRanking(predictions.Scores, predictions.Actual, Positive, predictions.Weights);
        AreaUnderRocCurve = ranking.AreaUnderRocCurve();
        AreaUnderPrecisionRecallCurve = ranking.AveragePrecision();

        bool calibrated = !predictions.Probabilities.IsEmpty;
        LogLoss = calibrated ? Imbalance.LogLoss.Binary(predictions.Probabilities, predictions.Actual, Positive, predictions.Weights) : double.NaN;
        BrierScore = calibrated ? Imbalance.BrierScore.Binary(predictions.Probabilities, predictions.Actual, Positive, predictions.Weights) : double.NaN;
        ExpectedCalibrationError = calibrated
            ? CalibrationError.Binary(predictions.Probabilities, predictions.Actual, Positive, predictions.Weights, calibrationBinCount)
            : double.NaN;
    }

    /// <summary>The class of interest, as text: the second one of <see cref="ImbalanceMetrics.PerClass"/>.</summary>
    public string PositiveClass => PerClass[BinaryPredictions.Positive].ClassName;

    /// <summary>
    /// The probability (without probabilities: the score) from which on a row counts as positive; null if the predicted labels were taken as they are.
    /// </summary>
    public double? Threshold { get; }

    /// <summary>Of the rows predicted positive, the share that is: 0 … 1; 0 if none is predicted.</summary>
    public double PositivePrecision => PerClass[BinaryPredictions.Positive].Precision;

    /// <summary>Of the positive rows, the share predicted positive (sensitivity): 0 … 1; 0 if there are none.</summary>
    public double PositiveRecall => PerClass[BinaryPredictions.Positive].Recall;

    /// <summary>Of the negative rows, the share predicted negative: 0 … 1; 0 if there are none. It is the negative class's recall.</summary>
    public double Specificity => PerClass[BinaryPredictions.Positive].Specificity;

    /// <summary>The harmonic mean of the positive class's precision and recall: 0 … 1.</summary>
    public double F1Score => PerClass[BinaryPredictions.Positive].F1Score;

    /// <summary>The positive class's <see cref="ClassMetrics.IndexBalancedAccuracy"/>.</summary>
    public double IndexBalancedAccuracy => PerClass[BinaryPredictions.Positive].IndexBalancedAccuracy;

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

    private protected override string Note => $"; positive class '{PositiveClass}', {(Threshold is double threshold ? Invariant($"predicted from {threshold} on") : "as in the predicted labels")}";

    private protected override IEnumerable<(string Name, double Value)> Scalars() =>
    [
        (nameof(Accuracy), Accuracy),
        (nameof(BalancedAccuracy), BalancedAccuracy),
        (nameof(AdjustedBalancedAccuracy), AdjustedBalancedAccuracy),
        (nameof(GeometricMean), GeometricMean),
        (nameof(MatthewsCorrelation), MatthewsCorrelation),
        (nameof(CohenKappa), CohenKappa),
        (nameof(PositivePrecision), PositivePrecision),
        (nameof(PositiveRecall), PositiveRecall),
        (nameof(Specificity), Specificity),
        (nameof(F1Score), F1Score),
        (nameof(IndexBalancedAccuracy), IndexBalancedAccuracy),
        (nameof(AreaUnderPrecisionRecallCurve), AreaUnderPrecisionRecallCurve),
        (nameof(AreaUnderRocCurve), AreaUnderRocCurve),
        (nameof(LogLoss), LogLoss),
        (nameof(BrierScore), BrierScore),
        (nameof(ExpectedCalibrationError), ExpectedCalibrationError),
    ];
}
