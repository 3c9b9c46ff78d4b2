using CsCheck;

namespace Microsoft.ML.Imbalance.Tests.Evaluation.Measures;

[TestClass]
public sealed class BrierDecompositionTests
{
    // 0.2 four times, one of them positive; 0.8 twice, one of them positive.
    private static readonly BinaryImbalanceMetrics Metrics =
        ScoredRows.Binary((true, 0.2), (false, 0.2), (false, 0.2), (false, 0.2), (true, 0.8), (false, 0.8));

    [TestMethod]
    public void EqualProbabilitiesByHand()
    {
        BrierDecomposition parts = Metrics.BrierDecomposition();
        // (0.8² + 3 · 0.2² + 0.2² + 0.8²) / 6
        Assert.AreEqual((0.64 + 0.12 + 0.04 + 0.64) / 6, parts.BrierScore, 1e-15);
        // (4 (0.2 - 0.25)² + 2 (0.8 - 0.5)²) / 6, and (4 · 3/16 + 2 · 1/4) / 6
        Assert.AreEqual((4 * 0.0025 + 2 * 0.09) / 6, parts.Calibration, 1e-15);
        Assert.AreEqual((0.75 + 0.5) / 6, parts.Refinement, 1e-15);
        Assert.AreEqual(1.0 / 3 * 2 / 3, parts.Uncertainty, 1e-15);
        // (4 (1/4 - 1/3)² + 2 (1/2 - 1/3)²) / 6
        Assert.AreEqual((4.0 / 144 + 2.0 / 36) / 6, parts.Resolution, 1e-15);
        Assert.AreEqual(0, parts.WithinBins, 1e-15);
    }

    [TestMethod]
    public void BinsByHand()
    {
        // One bin: mean probability 0.4, a third positive.
        BrierDecomposition parts = Metrics.BrierDecomposition(binCount: 1);
        Assert.AreEqual((0.4 - 1.0 / 3) * (0.4 - 1.0 / 3), parts.Calibration, 1e-15);
        Assert.AreEqual(parts.Uncertainty, parts.Refinement, 1e-15);
        Assert.AreEqual(parts.BrierScore, parts.Calibration + parts.Refinement + parts.WithinBins, 1e-15);
    }

    [TestMethod]
    public void EqualProbabilitiesLeaveNothingWithin() => Gen.Int[0, 100000].Sample(seed =>
    {
        BrierDecomposition parts = ScoredRows.Binary(ScoredRows.Random(seed, 40, ties: true)).BrierDecomposition();
        Assert.AreEqual(0, parts.WithinBins, 1e-12);
        Assert.IsGreaterThanOrEqualTo(-1e-12, parts.Resolution);
    });

    [TestMethod]
    public void ScoresOfEachClassAlone()
    {
        // Positive rows: (0.8² + 0.2²) / 2; negative: (3 · 0.2² + 0.8²) / 4.
        Assert.AreEqual(0.34, Metrics.PositiveBrierScore, 1e-15);
        Assert.AreEqual(0.19, Metrics.NegativeBrierScore, 1e-15);
        Assert.AreEqual(1 - Metrics.BrierScore / (2.0 / 9), Metrics.BrierSkillScore, 1e-15);
        Assert.AreEqual(double.NaN, ScoredRows.Ranked("--").PositiveBrierScore);
        Assert.AreEqual(double.NaN, ScoredRows.Ranked("--").BrierSkillScore);
    }

    [TestMethod]
    public void AnEvaluationWithoutProbabilitiesHasNone()
    {
        var predictions = new BinaryPredictions("a", "b");
        predictions.Add(0, 0, -1, null, null);
        predictions.Add(1, 1, 1, null, null);
        var metrics = new BinaryImbalanceMetrics(predictions, 10);
        const string Message = "The rows were evaluated without probabilities, which a calibration needs. Evaluate with a probability column; "
            + "an uncalibrated trainer gets one by mlContext.BinaryClassification.Calibrators.";
        Assert.AreEqual(Message, Assert.ThrowsExactly<InvalidOperationException>(() => metrics.BrierDecomposition()).Message);
        Assert.AreEqual(Message, Assert.ThrowsExactly<InvalidOperationException>(() => metrics.CalibrationCurve()).Message);
        Assert.AreEqual(double.NaN, metrics.AdaptiveCalibrationError);
        Assert.AreEqual(double.NaN, metrics.MaximumCalibrationError);
        Assert.AreEqual(double.NaN, metrics.BrierSkillScore);
    }

    [TestMethod]
    public void BinsAreAtLeastOne()
        => Assert.StartsWith("binCount is 0; it must be at least 1.", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Metrics.BrierDecomposition(0)).Message);
}
