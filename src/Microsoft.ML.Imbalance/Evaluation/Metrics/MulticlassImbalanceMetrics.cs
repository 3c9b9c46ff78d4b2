namespace Microsoft.ML.Imbalance;

/// <summary>The metrics of a multiclass classifier.</summary>
/// <remarks>
/// Ranking metrics set each class against the rest; a class without rows (or without others) has none and is left out of their means.
/// <see cref="OneVersusRest(string)"/> gives everything that there is for two classes, curves included, for each class.
/// The rows are kept, about 10 bytes each and 8 for each class, so that curves and intervals can be made later without scoring again.
/// </remarks>
public sealed partial class MulticlassImbalanceMetrics : ImbalanceMetrics
{
    private readonly MulticlassPredictions _predictions;
    private readonly int _binCount;
    private readonly CalibrationBins? _bins;

    internal MulticlassImbalanceMetrics(MulticlassPredictions predictions, int calibrationBinCount)
        : base(
            ImbalanceConfusionMatrix.Count(predictions.ClassNames, predictions.Actual, predictions.Predicted, predictions.Weights),
            predictions.Actual.Count,
            predictions.UnlabeledCount)
    {
        _predictions = predictions;
        _binCount = calibrationBinCount;
        int classCount = predictions.ClassNames.Length;
        double[] supports = [.. PerClass.Select(c => c.Support)];
        double[] roc = new double[classCount], precisionRecall = new double[classCount];
        var pairs = new double[classCount][];
        for (int c = 0; c < classCount; c++)
        {
            RankedScores ranked = predictions.ByScore(c);
            var ranking = new ScoreRanking(ranked, predictions.Scores.Column(c), predictions.Actual, c, predictions.Weights);
            roc[c] = ranking.AreaUnderRocCurve();
            precisionRecall[c] = ranking.AveragePrecision();
            pairs[c] = PairwiseRocAreas.Of(ranked, predictions.Actual, c, supports, predictions.Weights);
        }
        PerClassAreaUnderRocCurve = Array.AsReadOnly(roc);
        PerClassAreaUnderPrecisionRecallCurve = Array.AsReadOnly(precisionRecall);
        AreaUnderRocCurve = WeightedMean.Of(classCount, c => roc[c], _ => 1);
        WeightedAreaUnderRocCurve = WeightedMean.Of(classCount, c => roc[c], c => supports[c]);
        OneVersusOneAreaUnderRocCurve = PairwiseRocAreas.OneVersusOne(pairs);
        AreaUnderPrecisionRecallCurve = WeightedMean.Of(classCount, c => precisionRecall[c], _ => 1);
        WeightedAreaUnderPrecisionRecallCurve = WeightedMean.Of(classCount, c => precisionRecall[c], c => supports[c]);

        double[] noValues = [.. Enumerable.Repeat(double.NaN, classCount)];
        (PerClassBrierScore, PerClassCalibrationError) = (noValues, noValues);
        (LogLoss, BrierScore, BrierSkillScore, ClasswiseCalibrationError) = (double.NaN, double.NaN, double.NaN, double.NaN);
        if (!predictions.AreProbabilities)
            return;
        LogLoss = Imbalance.LogLoss.Multiclass(predictions.Scores, predictions.Actual, predictions.Weights);
        (BrierScore, double[] perClassBrier) = Imbalance.BrierScore.MulticlassByClass(predictions.Scores, predictions.Actual, predictions.Weights);
        PerClassBrierScore = Array.AsReadOnly(perClassBrier);
        double total = supports.Sum(), ofShares = 1 - supports.Sum(support => support / total * (support / total));
        BrierSkillScore = supports.Count(support => support > 0) > 1 ? 1 - BrierScore / ofShares : double.NaN;
        _bins = CalibrationError.Bins(predictions.Top.Probabilities, predictions.Top.IsRight, TopClass.Right, predictions.Weights, calibrationBinCount);
        double[] errors =
            [.. supports.Select((_, c) => CalibrationError.Binary(predictions.Scores.Column(c), predictions.Actual, c, predictions.Weights, calibrationBinCount))];
        PerClassCalibrationError = Array.AsReadOnly(errors);
        ClasswiseCalibrationError = errors.Average();
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
    public override double BrierSkillScore { get; }

    /// <inheritdoc/>
    public override double ExpectedCalibrationError => _bins?.MeanError() ?? double.NaN;

    /// <inheritdoc/>
    public override double AdaptiveCalibrationError
    {
        get
        {
            if (!_predictions.AreProbabilities)
                return double.NaN;
            TopClass top = _predictions.Top;
            return CalibrationBins.EqualMass(new ScoreRanking(_predictions.ByTop, top.Probabilities, top.IsRight, TopClass.Right, _predictions.Weights), _binCount).MeanError();
        }
    }

    /// <inheritdoc/>
    public override double MaximumCalibrationError => _bins?.MaximumError() ?? double.NaN;

    /// <summary>
    /// The mean over the classes of <see cref="PerClassCalibrationError"/> (Kull et al., "Beyond temperature scaling", NeurIPS 2019): every class counts the same,
    /// and not the largest probabilities alone. NaN if the scores are no probabilities.
    /// </summary>
    public double ClasswiseCalibrationError { get; }

    /// <summary>As <see cref="AreaUnderPrecisionRecallCurve"/>, the classes counting by their support.</summary>
    public double WeightedAreaUnderPrecisionRecallCurve { get; }

    /// <summary>As <see cref="AreaUnderRocCurve"/>, the classes counting by their support.</summary>
    public double WeightedAreaUnderRocCurve { get; }

    /// <summary>
    /// The mean over all pairs of classes of the area under the ROC curve of the one against the other, by the scores of either (Hand and Till, 2001). Unlike
    /// one class against the rest, it does not depend on the shares of the classes. 0 … 1; NaN if only one class has rows.
    /// </summary>
    public double OneVersusOneAreaUnderRocCurve { get; }

    /// <summary>
    /// For classes that have an order: by how many classes a prediction is off, averaged over the rows of each class and then over the classes that have rows.
    /// 0 … K - 1. The order is that of <see cref="ImbalanceMetrics.ConfusionMatrix"/>; for classes without an order the value means nothing.
    /// </summary>
    public double MacroMeanAbsoluteError => OrdinalMeasures.MacroMeanAbsoluteError(ConfusionMatrix);

    /// <summary>As <see cref="MacroMeanAbsoluteError"/>, of the square of how many classes a prediction is off: 0 … (K - 1)².</summary>
    public double MacroMeanSquaredError => OrdinalMeasures.MacroMeanSquaredError(ConfusionMatrix);

    /// <summary>
    /// For classes that have an order: Cohen's kappa with errors weighing as the square of how many classes they are off. At most 1; NaN if all labels and
    /// predictions are of one and the same class.
    /// </summary>
    public double QuadraticKappa => OrdinalMeasures.QuadraticKappa(ConfusionMatrix);

    /// <summary>
    /// The average precision of each class against the rest, in the order of <see cref="ImbalanceMetrics.PerClass"/>; NaN for a class without rows.
    /// </summary>
    public IReadOnlyList<double> PerClassAreaUnderPrecisionRecallCurve { get; }

    /// <summary>
    /// The area under the ROC curve of each class against the rest, in the order of <see cref="ImbalanceMetrics.PerClass"/>; NaN if there are only rows of one
    /// kind.
    /// </summary>
    public IReadOnlyList<double> PerClassAreaUnderRocCurve { get; }

    /// <summary>The Brier score of the rows of each class alone, summed over the probabilities; NaN for a class without rows, or without probabilities.</summary>
    public IReadOnlyList<double> PerClassBrierScore { get; }

    /// <summary>
    /// The calibration error, in bins of equal width, of each class's own probability over all rows, in the order of <see cref="ImbalanceMetrics.PerClass"/>; NaN
    /// without probabilities.
    /// </summary>
    public IReadOnlyList<double> PerClassCalibrationError { get; }

    internal MulticlassPredictions Rows => _predictions;

    internal override ImbalanceMetrics Pool(IReadOnlyList<ImbalanceMetrics> parts)
        => new MulticlassImbalanceMetrics(MulticlassPredictions.Pool([.. parts.Select(part => ((MulticlassImbalanceMetrics)part)._predictions)]), _binCount) { Environment = Environment };

    private protected override IEnumerable<ImbalanceDiagnostic> Diagnose() => MulticlassDiagnostics.Find(this);

    private protected override IEnumerable<(string Name, double Value)> Scalars() =>
    [
        (nameof(Accuracy), Accuracy),
        (nameof(BalancedAccuracy), BalancedAccuracy),
        (nameof(AdjustedBalancedAccuracy), AdjustedBalancedAccuracy),
        (nameof(GeometricMean), GeometricMean),
        (nameof(MatthewsCorrelation), MatthewsCorrelation),
        (nameof(CohenKappa), CohenKappa),
        (nameof(MacroMeanAbsoluteError), MacroMeanAbsoluteError),
        (nameof(MacroMeanSquaredError), MacroMeanSquaredError),
        (nameof(QuadraticKappa), QuadraticKappa),
        (nameof(AreaUnderPrecisionRecallCurve), AreaUnderPrecisionRecallCurve),
        (nameof(WeightedAreaUnderPrecisionRecallCurve), WeightedAreaUnderPrecisionRecallCurve),
        (nameof(AreaUnderRocCurve), AreaUnderRocCurve),
        (nameof(WeightedAreaUnderRocCurve), WeightedAreaUnderRocCurve),
        (nameof(OneVersusOneAreaUnderRocCurve), OneVersusOneAreaUnderRocCurve),
        (nameof(LogLoss), LogLoss),
        (nameof(BrierScore), BrierScore),
        (nameof(BrierSkillScore), BrierSkillScore),
        (nameof(ExpectedCalibrationError), ExpectedCalibrationError),
        (nameof(ClasswiseCalibrationError), ClasswiseCalibrationError),
        (nameof(AdaptiveCalibrationError), AdaptiveCalibrationError),
        (nameof(MaximumCalibrationError), MaximumCalibrationError),
    ];
}
