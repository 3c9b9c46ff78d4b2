namespace Microsoft.ML.Imbalance.Tests.Evaluation.Metrics;

[TestClass]
public sealed class OneVersusRestTests
{
    private static readonly MLContext Context = new(seed: 1);
    private static readonly MulticlassImbalanceMetrics Metrics = Evaluate();

    [TestMethod]
    public void EachClassHasTheMetricsOfATwoClassEvaluation()
    {
        for (int c = 0; c < Metrics.PerClass.Count; c++)
        {
            BinaryImbalanceMetrics one = Metrics.OneVersusRest(Metrics.PerClass[c].ClassName);
            Assert.AreEqual(Metrics.PerClass[c].ClassName, one.PositiveClass);
            Assert.AreEqual(Metrics.PerClass[c].Precision, one.PositivePrecision);
            Assert.AreEqual(Metrics.PerClass[c].Recall, one.PositiveRecall);
            Assert.AreEqual(Metrics.PerClass[c].Specificity, one.Specificity, 1e-15);
            Assert.AreEqual(Metrics.PerClass[c].Support, one.PerClass[1].Support);
            Assert.AreEqual(Metrics.PerClassAreaUnderRocCurve[c], one.AreaUnderRocCurve);
            Assert.AreEqual(Metrics.PerClassAreaUnderPrecisionRecallCurve[c], one.AreaUnderPrecisionRecallCurve);
            Assert.AreEqual(one.ExpectedCalibrationError, Metrics.PerClassCalibrationError[c], 1e-15);
            Assert.AreEqual(one.AreaUnderRocCurve, one.RocCurve().AreaUnderCurve);
            Assert.IsNotEmpty(one.ThresholdCurve().Points);
        }
        Assert.AreEqual(Metrics.PerClassCalibrationError.Average(), Metrics.ClasswiseCalibrationError, 1e-15);
    }

    [TestMethod]
    public void ScoresThatAreNoProbabilitiesHaveNoCalibration()
    {
        var predictions = new MulticlassPredictions(["a", "b"]);
        predictions.Add(0, 0, [2, -1], null);
        predictions.Add(1, 1, [-1, 0.5], null);
        var metrics = new MulticlassImbalanceMetrics(predictions, 10);
        Assert.AreEqual(1, metrics.OneVersusRest(0).AreaUnderRocCurve);
        Assert.AreEqual(double.NaN, metrics.OneVersusRest(0).BrierScore);
        Assert.AreEqual(2, metrics.OneVersusRest(0).RocCurve().Points[1].Threshold);
        foreach (double value in new[] { metrics.ClasswiseCalibrationError, metrics.AdaptiveCalibrationError, metrics.MaximumCalibrationError, metrics.BrierSkillScore, metrics.PerClassBrierScore[0], metrics.PerClassCalibrationError[1] })
            Assert.AreEqual(double.NaN, value);
    }

    [TestMethod]
    public void BrierScoresOfEachClassAlone()
    {
        var predictions = new MulticlassPredictions(["a", "b", "c"]);
        predictions.Add(0, 0, [0.7, 0.2, 0.1], 3);
        predictions.Add(1, 0, [0.5, 0.4, 0.1], 1);
        var metrics = new MulticlassImbalanceMetrics(predictions, 10);
        // 0.09 + 0.04 + 0.01, and 0.25 + 0.36 + 0.01.
        Assert.AreEqual(0.14, metrics.PerClassBrierScore[0], 1e-15);
        Assert.AreEqual(0.62, metrics.PerClassBrierScore[1], 1e-15);
        Assert.AreEqual(double.NaN, metrics.PerClassBrierScore[2]);
        // Shares 3/4 and 1/4 score 1 - 9/16 - 1/16.
        Assert.AreEqual(1 - (3 * 0.14 + 0.62) / 4 / 0.375, metrics.BrierSkillScore, 1e-15);
    }

    [TestMethod]
    public void AClassMustExist()
    {
        Assert.StartsWith(
            "There is no class 'blue'. The classes are: 'common', 'odd', 'rare'.", Assert.ThrowsExactly<ArgumentException>(() => Metrics.OneVersusRest("blue")).Message);
        Assert.StartsWith("classIndex is 3; it must be between 0 and 2.", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Metrics.OneVersusRest(3)).Message);
    }

    [TestMethod]
    public void TopAccuracyByHand()
    {
        var predictions = new MulticlassPredictions(["a", "b", "c"]);
        predictions.Add(0, 0, [3, 2, 1], 2);
        predictions.Add(2, 0, [3, 2, 1], 1);
        // Tied with b behind a: of two places one is left for both.
        predictions.Add(2, 0, [3, 2, 2], 1);
        var metrics = new MulticlassImbalanceMetrics(predictions, 10);
        Assert.AreEqual(0.5, metrics.TopAccuracy(1));
        Assert.AreEqual((2 + 0.5) / 4, metrics.TopAccuracy(2));
        Assert.AreEqual(1, metrics.TopAccuracy(3));
        Assert.StartsWith("count is 0; it must be at least 1.", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => metrics.TopAccuracy(0)).Message);
    }

    private static MulticlassImbalanceMetrics Evaluate()
    {
        IEstimator<ITransformer> pipeline = Context.Transforms.Conversion.MapValueToKey("Label", "Class", keyOrdinality: Microsoft.ML.Transforms.ValueToKeyMappingEstimator.KeyOrdinality.ByValue)
            .Append(Context.MulticlassClassification.Trainers.LbfgsMaximumEntropy());
        IDataView data = Sample.Multiclass(Context, seed: 1, count: 400);
        return Context.MulticlassClassification.Imbalance.Evaluate(pipeline.Fit(data).Transform(data));
    }
}
