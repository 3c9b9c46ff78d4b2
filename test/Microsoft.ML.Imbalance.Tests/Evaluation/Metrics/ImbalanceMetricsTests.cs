namespace Microsoft.ML.Imbalance.Tests.Evaluation.Metrics;

[TestClass]
public sealed class ImbalanceMetricsTests
{
    [TestMethod]
    public void TheReportShowsClassesAveragesAndScalars()
    {
        var predictions = new BinaryPredictions("ok", "fraud") { Threshold = 0.25, UnlabeledCount = 2 };
        (int Actual, double Probability)[] rows = [(0, 0.1), (0, 0.1), (0, 0.2), (0, 0.2), (0, 0.5), (0, 0.1), (1, 0.75), (1, 0.5)];
        foreach ((int actual, double probability) in rows)
            predictions.Add(actual, probability >= 0.25 ? 1 : 0, null, probability, null);

        const string Expected = """
            class             precision  recall  specificity      F1  G-mean     IBA  support
            ok                   1.0000  0.8333       1.0000  0.9091  0.9129  0.8194        6
            fraud                0.6667  1.0000       0.8333  0.8000  0.9129  0.8472        2
            macro average        0.8333  0.9167       0.9167  0.8545  0.9129  0.8333        8
            micro average        0.8750  0.8750       0.8750  0.8750  0.8750  0.7656        8
            weighted average     0.9167  0.8750       0.9583  0.8818  0.9129  0.8264        8

            Accuracy                           0.8750
            BalancedAccuracy                   0.9167
            AdjustedBalancedAccuracy           0.8333
            GeometricMean                      0.9129
            MatthewsCorrelation                0.7454
            CohenKappa                         0.7143
            PositivePrecision                  0.6667
            PositiveRecall                     1.0000
            Specificity                        0.8333
            F1Score                            0.8000
            IndexBalancedAccuracy              0.8472
            AreaUnderPrecisionRecallCurve      0.8333
            AreaUnderPrecisionRecallGainCurve  0.9722
            AreaUnderRocCurve                  0.9583
            HMeasure                           0.6864
            LogLoss                            0.3045
            BrierScore                         0.0841
            BrierSkillScore                    0.5517
            PositiveBrierScore                 0.1563
            NegativeBrierScore                 0.0600
            ExpectedCalibrationError           0.1188
            AdaptiveCalibrationError           0.1188
            MaximumCalibrationError            0.2500

            8 rows, 2 more without a label; positive class 'fraud', predicted from 0.25 on

            Warning IMB202: Classes have fewer than 10 rows here: "fraud" (2), "ok" (6). One row more or less moves their recall by a tenth or more: look at Intervals(), evaluate more rows, or cross-validate and look at the pooled metrics.

            """;
        Assert.AreEqual(Expected, new BinaryImbalanceMetrics(predictions, 10).ToString());
    }

    [TestMethod]
    public void EveryScalarIsReachedByNameInAFixedOrder()
    {
        var predictions = new BinaryPredictions("a", "b");
        predictions.Add(0, 0, 0.1, null, null);
        predictions.Add(1, 1, 0.9, null, null);
        var metrics = new BinaryImbalanceMetrics(predictions, 10);
        string[] names =
        [
            "accuracy", "balancedAccuracy", "adjustedBalancedAccuracy", "geometricMean", "matthewsCorrelation", "cohenKappa",
            "positivePrecision", "positiveRecall", "specificity", "f1Score", "indexBalancedAccuracy",
            "areaUnderPrecisionRecallCurve", "areaUnderPrecisionRecallGainCurve", "areaUnderRocCurve", "hMeasure",
            "logLoss", "brierScore", "brierSkillScore", "positiveBrierScore", "negativeBrierScore",
            "expectedCalibrationError", "adaptiveCalibrationError", "maximumCalibrationError",
            "macroPrecision", "macroRecall", "macroSpecificity", "macroF1Score", "macroGeometricMean", "macroIndexBalancedAccuracy",
            "microPrecision", "microRecall", "microSpecificity", "microF1Score", "microGeometricMean", "microIndexBalancedAccuracy",
            "weightedPrecision", "weightedRecall", "weightedSpecificity", "weightedF1Score", "weightedGeometricMean", "weightedIndexBalancedAccuracy",
        ];
        CollectionAssert.AreEqual(names, metrics.ToDictionary().Keys.ToArray());
        Assert.AreEqual(1, metrics.ToDictionary()["matthewsCorrelation"]);
        Assert.AreEqual(double.NaN, metrics.ToDictionary()["logLoss"]);
    }

    [TestMethod]
    public void MulticlassScalarsAreReachedByNameInAFixedOrder()
    {
        var predictions = new MulticlassPredictions(["a", "b"]);
        predictions.Add(0, 0, [0.9, 0.1], null);
        predictions.Add(1, 1, [0.2, 0.8], null);
        string[] names =
        [
            "accuracy", "balancedAccuracy", "adjustedBalancedAccuracy", "geometricMean", "matthewsCorrelation", "cohenKappa",
            "macroMeanAbsoluteError", "macroMeanSquaredError", "quadraticKappa",
            "areaUnderPrecisionRecallCurve", "weightedAreaUnderPrecisionRecallCurve", "areaUnderRocCurve", "weightedAreaUnderRocCurve", "oneVersusOneAreaUnderRocCurve",
            "logLoss", "brierScore", "brierSkillScore", "expectedCalibrationError", "classwiseCalibrationError", "adaptiveCalibrationError", "maximumCalibrationError",
        ];
        CollectionAssert.AreEqual(names, new MulticlassImbalanceMetrics(predictions, 10).ToDictionary().Keys.Take(names.Length).ToArray());
    }

    [TestMethod]
    public void TheFScoreOfAClassNeedsAPositiveBeta()
    {
        var counts = new OneVersusRestCounts(1, 1, 1, 1);
        ArgumentOutOfRangeException error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new ClassMetrics("a", counts).FScore(0));
        Assert.StartsWith("beta must be a positive number: 1 for F1, more to weigh recall higher.", error.Message);
    }
}
