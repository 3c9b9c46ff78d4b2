namespace Microsoft.ML.Imbalance;

/// <summary>The metrics of a binary classifier, as it decides: from its predicted labels, or from a threshold of the caller's.</summary>
/// <remarks>
/// ML.NET's own <c>Evaluate</c> derives the decision from the score's sign and so shows no effect of <c>ChangeModelThreshold</c>; these metrics do.
/// The rows are kept, about 30 bytes each, so that curves and intervals can be made later without scoring again.
/// </remarks>
public sealed partial class BinaryImbalanceMetrics : ImbalanceMetrics
{
    private const int Positive = BinaryPredictions.Positive;
    private readonly BinaryPredictions _predictions;
    private readonly ScoreRanking _ranking;
    private readonly int _binCount;
    private readonly CalibrationBins? _bins;
    private ScoreRanking? _probabilityRanking;

    internal BinaryImbalanceMetrics(BinaryPredictions predictions, int calibrationBinCount)
        : base(
            ImbalanceConfusionMatrix.Count(predictions.ClassNames, predictions.Actual, predictions.Predicted, predictions.Weights),
            predictions.Actual.Count,
            predictions.UnlabeledCount)
    {
        _predictions = predictions;
        _binCount = calibrationBinCount;
        _ranking = new ScoreRanking(predictions.ByScore, predictions.Scores, predictions.Actual, Positive, predictions.Weights);
        Threshold = predictions.Threshold;
        AreaUnderRocCurve = _ranking.AreaUnderRocCurve();
        AreaUnderPrecisionRecallCurve = _ranking.AveragePrecision();
        (BrierScore, PositiveBrierScore, NegativeBrierScore, LogLoss) = (double.NaN, double.NaN, double.NaN, double.NaN);
        if (!predictions.HasProbabilities)
            return;
        LogLoss = Imbalance.LogLoss.Binary(predictions.Probabilities, predictions.Actual, Positive, predictions.Weights);
        (BrierScore, PositiveBrierScore, NegativeBrierScore) =
            Imbalance.BrierScore.BinaryByClass(predictions.Probabilities, predictions.Actual, Positive, predictions.Weights);
        _bins = CalibrationError.Bins(predictions.Probabilities, predictions.Actual, Positive, predictions.Weights, calibrationBinCount);
    }

    /// <summary>The class of interest, as text: the second one of <see cref="ImbalanceMetrics.PerClass"/>.</summary>
    public string PositiveClass => PerClass[Positive].ClassName;

    /// <summary>
    /// The probability (without probabilities: the score) from which on a row counts as positive; null if the predicted labels were taken as they are.
    /// </summary>
    public double? Threshold { get; }

    /// <summary>The share of the positive class among the rows: 0 … 1.</summary>
    public double Prevalence => _ranking.Positives / _ranking.Total;

    /// <summary>Of the rows predicted positive, the share that is: 0 … 1; 0 if none is predicted.</summary>
    public double PositivePrecision => PerClass[Positive].Precision;

    /// <summary>Of the positive rows, the share predicted positive (sensitivity): 0 … 1; 0 if there are none.</summary>
    public double PositiveRecall => PerClass[Positive].Recall;

    /// <summary>Of the negative rows, the share predicted negative: 0 … 1; 0 if there are none. It is the negative class's recall.</summary>
    public double Specificity => PerClass[Positive].Specificity;

    /// <summary>The harmonic mean of the positive class's precision and recall: 0 … 1.</summary>
    public double F1Score => PerClass[Positive].F1Score;

    /// <summary>The positive class's <see cref="ClassMetrics.IndexBalancedAccuracy"/>.</summary>
    public double IndexBalancedAccuracy => PerClass[Positive].IndexBalancedAccuracy;

    /// <inheritdoc/>
    public override double AreaUnderPrecisionRecallCurve { get; }

    /// <summary>
    /// The area under the precision-recall-gain curve (Flach and Kull, NIPS 2015): 1 for perfection, 0 for always answering positive, negative for worse. Unlike
    /// average precision it can be compared over data with other class shares. NaN for rows of one kind.
    /// </summary>
    public double AreaUnderPrecisionRecallGainCurve => RankingGain.Area(_ranking);

    /// <inheritdoc/>
    public override double AreaUnderRocCurve { get; }

    /// <summary>
    /// Hand's H-measure with <see cref="CostSeverity.ByClassShares"/>: what the best thresholds save of the loss of a model that knows nothing, over all relations
    /// of costs by their likelihood. 0 … 1. The ROC area too is such a mean, but over relations that depend on the model. NaN for rows of one kind.
    /// </summary>
    public double HMeasure => HMeasureWith(CostSeverity.ByClassShares);

    /// <inheritdoc/>
    public override double LogLoss { get; }

    /// <inheritdoc/>
    public override double BrierScore { get; }

    /// <inheritdoc/>
    public override double BrierSkillScore => Prevalence is > 0 and < 1 ? 1 - BrierScore / (Prevalence * (1 - Prevalence)) : double.NaN;

    /// <summary>
    /// The Brier score of the positive rows alone, the mean of (1 - p)² (Wallace and Dahabreh, "Class probability estimates are unreliable for imbalanced data",
    /// ICDM 2012): what <see cref="BrierScore"/> hides where negative rows are many. NaN without probabilities or without positive rows.
    /// </summary>
    public double PositiveBrierScore { get; }

    /// <summary>The Brier score of the negative rows alone, the mean of p². NaN without probabilities or without negative rows.</summary>
    public double NegativeBrierScore { get; }

    /// <inheritdoc/>
    public override double ExpectedCalibrationError => _bins?.MeanError() ?? double.NaN;

    /// <inheritdoc/>
    public override double AdaptiveCalibrationError
        => _predictions.HasProbabilities ? CalibrationBins.EqualMass(ProbabilityRanking, _binCount).MeanError() : double.NaN;

    /// <inheritdoc/>
    public override double MaximumCalibrationError => _bins?.MaximumError() ?? double.NaN;

    internal BinaryPredictions Rows => _predictions;

    private protected override string Note => $"; positive class '{PositiveClass}', {(Threshold is double threshold ? Invariant($"predicted from {threshold} on") : "as in the predicted labels")}";

    /// <summary>The rows by falling probability; to be asked for only where there are probabilities.</summary>
    private ScoreRanking ProbabilityRanking => _probabilityRanking ??= _predictions.HasScores
        ? new ScoreRanking(_predictions.ByProbability, _predictions.Probabilities, _predictions.Actual, Positive, _predictions.Weights)
        : _ranking;

    internal override ImbalanceMetrics Pool(IReadOnlyList<ImbalanceMetrics> parts)
        => new BinaryImbalanceMetrics(BinaryPredictions.Pool([.. parts.Select(part => ((BinaryImbalanceMetrics)part)._predictions)]), _binCount) { Environment = Environment };

    private protected override IEnumerable<ImbalanceDiagnostic> Diagnose() => BinaryDiagnostics.Find(this);

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
        (nameof(AreaUnderPrecisionRecallGainCurve), AreaUnderPrecisionRecallGainCurve),
        (nameof(AreaUnderRocCurve), AreaUnderRocCurve),
        (nameof(HMeasure), HMeasure),
        (nameof(LogLoss), LogLoss),
        (nameof(BrierScore), BrierScore),
        (nameof(BrierSkillScore), BrierSkillScore),
        (nameof(PositiveBrierScore), PositiveBrierScore),
        (nameof(NegativeBrierScore), NegativeBrierScore),
        (nameof(ExpectedCalibrationError), ExpectedCalibrationError),
        (nameof(AdaptiveCalibrationError), AdaptiveCalibrationError),
        (nameof(MaximumCalibrationError), MaximumCalibrationError),
    ];
}
