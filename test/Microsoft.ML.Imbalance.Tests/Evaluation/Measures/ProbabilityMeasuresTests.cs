namespace Microsoft.ML.Imbalance.Tests.Evaluation.Measures;

[TestClass]
public sealed class ProbabilityMeasuresTests
{
    private static readonly double[] Probabilities = [0.8, 0.3, 0.05, 0.85];
    private static readonly ClassCodes Actual = Codes.Of(1, 1, 0, 0);

    [TestMethod]
    public void LogLossIsTheMeanLogarithmOfTheRightClass()
        => Assert.AreEqual(-Math.Log(0.8 * 0.3 * 0.95 * 0.15) / 4, LogLoss.Binary(Probabilities, Actual, 1, []), 1e-14);

    [TestMethod]
    public void ASureMistakeCostsAFiniteLoss()
        => Assert.AreEqual(-Math.Log(1e-15), LogLoss.Binary([0], Codes.Of(1), 1, []), 1e-12);

    [TestMethod]
    public void BrierScoreIsTheMeanSquaredError()
    {
        // 0.2² + 0.7² + 0.05² + 0.85² = 1.255
        Assert.AreEqual(1.255 / 4, BrierScore.Binary(Probabilities, Actual, 1, []), 1e-15);
    }

    [TestMethod]
    public void WeightsAreSharesOfTheMean()
    {
        double[] weights = [1, 0, 3, 0];
        Assert.AreEqual((0.04 + 3 * 0.0025) / 4, BrierScore.Binary(Probabilities, Actual, 1, weights), 1e-15);
        Assert.AreEqual(-(Math.Log(0.8) + 3 * Math.Log(0.95)) / 4, LogLoss.Binary(Probabilities, Actual, 1, weights), 1e-15);
        // Bins of 0.8 and 0.05: (1 · 0.2 + 3 · 0.05) / 4
        Assert.AreEqual(0.35 / 4, CalibrationError.Binary(Probabilities, Actual, 1, weights, 10), 1e-15);
    }

    [TestMethod]
    public void CalibrationErrorComparesMeanProbabilityAndFrequencyInEachBin()
    {
        // Ten bins: 0.8 and 0.85 share [0.8, 0.9): mean 0.825, half of them positive; 0.3: 0.7 short; 0.05: 0.05 over.
        Assert.AreEqual((2 * 0.325 + 0.7 + 0.05) / 4, CalibrationError.Binary(Probabilities, Actual, 1, [], 10), 1e-15);
        // Two bins: 0.3 and 0.05 have mean 0.175, half of them positive.
        Assert.AreEqual((2 * 0.325 + 2 * 0.325) / 4, CalibrationError.Binary(Probabilities, Actual, 1, [], 2), 1e-15);
    }

    [TestMethod]
    public void TheLastBinHoldsCertainty()
    {
        // 1 and 0.95 share the last of ten bins: mean 0.975, half of them positive.
        Assert.AreEqual(0.475, CalibrationError.Binary([1, 0.95], Codes.Of(1, 0), 1, [], 10), 1e-15);
    }

    [TestMethod]
    public void MulticlassMeasuresFollowTheirFormulas()
    {
        var probabilities = new ScoreTable(3);
        probabilities.Add([0.7, 0.2, 0.1]);
        probabilities.Add([0.4, 0.4, 0.2]);
        ClassCodes actual = Codes.Of(0, 1);
        Assert.AreEqual(-Math.Log(0.7 * 0.4) / 2, LogLoss.Multiclass(probabilities, actual, []), 1e-15);
        // (0.09 + 0.04 + 0.01) + (0.16 + 0.36 + 0.04)
        Assert.AreEqual(0.7 / 2, BrierScore.Multiclass(probabilities, actual, []), 1e-15);
        // Confidence 0.7 and right; 0.4 for the first of two equal classes, and wrong.
        Assert.AreEqual((0.3 + 0.4) / 2, CalibrationError.Multiclass(probabilities, actual, [], 10), 1e-15);
        Assert.AreEqual((3 * 0.3 + 0.4) / 4, CalibrationError.Multiclass(probabilities, actual, [3, 1], 10), 1e-15);
        Assert.AreEqual(-(3 * Math.Log(0.7) + Math.Log(0.4)) / 4, LogLoss.Multiclass(probabilities, actual, [3, 1]), 1e-15);
        Assert.AreEqual((3 * 0.14 + 0.56) / 4, BrierScore.Multiclass(probabilities, actual, [3, 1]), 1e-15);
    }
}
