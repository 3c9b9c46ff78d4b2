namespace Microsoft.ML.Imbalance;

/// <content>Curves, computed when they are asked for.</content>
public sealed partial class BinaryImbalanceMetrics
{
    /// <summary>True against false positive rate over all thresholds on the score.</summary>
    /// <param name="maximumPointCount">How many points to keep at most, at least 2, about equally far apart along the curve; null for all.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximumPointCount"/> is below 2.</exception>
    public RocCurve RocCurve(int? maximumPointCount = null) => Imbalance.RocCurve.Of(_ranking, maximumPointCount);

    /// <summary>Precision against recall over all thresholds on the score.</summary>
    /// <param name="maximumPointCount">How many points to keep at most, at least 2, about equally far apart along the curve; null for all.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximumPointCount"/> is below 2.</exception>
    public PrecisionRecallCurve PrecisionRecallCurve(int? maximumPointCount = null) => Imbalance.PrecisionRecallCurve.Of(_ranking, maximumPointCount);

    /// <summary>Precision and recall as gains over always answering positive.</summary>
    /// <param name="maximumPointCount">How many points to keep at most, at least 2, about equally far apart along the curve; null for all.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximumPointCount"/> is below 2.</exception>
    public PrecisionRecallGainCurve PrecisionRecallGainCurve(int? maximumPointCount = null) => Imbalance.PrecisionRecallGainCurve.Of(_ranking, maximumPointCount);

    /// <summary>Every measure of decisions over all thresholds on the probability; on the score if there are no probabilities.</summary>
    /// <param name="maximumPointCount">How many points to keep at most, at least 2, about equally far apart along flagged share and recall; null for all.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximumPointCount"/> is below 2.</exception>
    public ThresholdCurve ThresholdCurve(int? maximumPointCount = null)
        => Imbalance.ThresholdCurve.Of(_predictions.HasProbabilities ? ProbabilityRanking : _ranking, maximumPointCount);

    /// <summary>Cumulative gains and lift: what the first rows hold, by falling score.</summary>
    /// <param name="maximumPointCount">How many points to keep at most, at least 2, about equally far apart along the gains; null for all.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximumPointCount"/> is below 2.</exception>
    public GainsCurve GainsCurve(int? maximumPointCount = null) => Imbalance.GainsCurve.Of(_ranking, maximumPointCount);

    /// <summary>What the best threshold on the score costs, for every class share and every relation of costs.</summary>
    /// <returns>The curve.</returns>
    public CostCurve CostCurve() => Imbalance.CostCurve.Of(_ranking);

    /// <summary>What the probabilities promise against what came true.</summary>
    /// <param name="binning">Bins of equal width, or of equally many rows.</param>
    /// <param name="binCount">How many bins, at least 1.</param>
    /// <param name="confidenceLevel">The level of the intervals for the observed shares, above 0 and below 1.</param>
    /// <param name="intervalMethod">How the intervals are made.</param>
    /// <returns>The curve.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of range.</exception>
    /// <exception cref="InvalidOperationException">There are no probabilities.</exception>
    public CalibrationCurve CalibrationCurve(
        CalibrationBinning binning = CalibrationBinning.EqualWidth,
        int binCount = 10,
        double confidenceLevel = 0.95,
        ProportionIntervalMethod intervalMethod = ProportionIntervalMethod.Wilson) => Imbalance.CalibrationCurve.Of(
            RequireProbabilities(),
            OptionChecks.Defined(binning),
            OptionChecks.AtLeast(1, binCount),
            EvaluationChecks.ConfidenceLevel(confidenceLevel),
            OptionChecks.Defined(intervalMethod));

    private ScoreRanking RequireProbabilities() => _predictions.HasProbabilities ? ProbabilityRanking : throw new InvalidOperationException(
        "The rows were evaluated without probabilities, which a calibration needs. Evaluate with a probability column; "
        + "an uncalibrated trainer gets one by mlContext.BinaryClassification.Calibrators.");
}
