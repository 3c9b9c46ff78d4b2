using System.Text.Json;
using CsCheck;

namespace Microsoft.ML.Imbalance.Tests.Evaluation.Curves;

[TestClass]
public sealed class ThresholdCurveTests
{
    [TestMethod]
    public void APointByHand()
    {
        // +(+-)-+ from the second score on: TP 2, FP 1, FN 1, TN 1.
        ThresholdPoint point = ScoredRows.Ranked("+(+-)-+").ThresholdCurve().Points[2];
        Assert.AreEqual(0.99, point.Threshold);
        CollectionAssert.AreEqual(new[] { 2.0, 1, 1, 1 }, new[] { point.TruePositives, point.FalsePositives, point.FalseNegatives, point.TrueNegatives });
        Assert.AreEqual(0.6, point.FlaggedShare);
        Assert.AreEqual(2.0 / 3, point.Precision);
        Assert.AreEqual(2.0 / 3, point.Recall);
        Assert.AreEqual(0.5, point.Specificity);
        Assert.AreEqual(2.0 / 3, point.F1Score, 1e-15);
        // 5 · 2 / (5 · 2 + 4 · 1 + 1)
        Assert.AreEqual(10.0 / 15, point.FScore(2), 1e-15);
        Assert.AreEqual(Math.Sqrt(1.0 / 3), point.GeometricMean, 1e-15);
        Assert.AreEqual((2.0 / 3 + 0.5) / 2, point.BalancedAccuracy, 1e-15);
        // (2 · 1 - 1 · 1) / √(3 · 3 · 2 · 2)
        Assert.AreEqual(1.0 / 6, point.MatthewsCorrelation, 1e-15);
        // (1 · 2 + 1 · 5) / 5
        Assert.AreEqual(1.4, point.ExpectedCost(falsePositiveCost: 2, falseNegativeCost: 5), 1e-15);
    }

    [TestMethod]
    public void TheFirstPointFlagsNothingAndTheLastEverything()
    {
        IReadOnlyList<ThresholdPoint> points = ScoredRows.Ranked("+--").ThresholdCurve().Points;
        Assert.AreEqual(double.PositiveInfinity, points[0].Threshold);
        Assert.AreEqual(0, points[0].FlaggedShare);
        Assert.AreEqual(0, points[0].Precision);
        Assert.AreEqual(0, points[0].MatthewsCorrelation);
        Assert.AreEqual(1, points[^1].FlaggedShare);
        Assert.AreEqual(0, points[^1].Specificity);
    }

    [TestMethod]
    public void AThresholdGivenToTheEvaluationGivesThePoint() => Gen.Int[0, 10000].Sample(seed =>
    {
        var context = new MLContext(seed: 1);
        BinaryRow[] rows = [.. ScoredRows.Random(seed, 30, ties: seed % 2 == 0).Select(row => new BinaryRow { Label = row.IsPositive, Probability = row.Probability, Score = 1 - row.Probability })];
        IDataView view = context.Data.LoadFromEnumerable(rows);
        // The score ranks the other way round here; thresholds act on the probability.
        ThresholdCurve curve = context.BinaryClassification.Imbalance.Evaluate(view, threshold: 0.5).ThresholdCurve();
        ThresholdPoint point = curve.Points[1 + seed % (curve.Points.Count - 1)];
        BinaryImbalanceMetrics metrics = context.BinaryClassification.Imbalance.Evaluate(view, threshold: point.Threshold);
        Assert.AreEqual(metrics.ConfusionMatrix[1, 1], point.TruePositives);
        Assert.AreEqual(metrics.ConfusionMatrix[0, 1], point.FalsePositives);
        Assert.AreEqual(metrics.F1Score, point.F1Score, 1e-15);
        Assert.AreEqual(metrics.GeometricMean, point.GeometricMean, 1e-12);
        Assert.AreEqual(metrics.BalancedAccuracy, point.BalancedAccuracy, 1e-15);
        Assert.AreEqual(metrics.MatthewsCorrelation, point.MatthewsCorrelation, 1e-12);
        Assert.AreEqual(metrics.ExpectedCost(1, 20), point.ExpectedCost(1, 20), 1e-12);
    }, iter: 30);

    [TestMethod]
    public void TheBestPointsAgreeWithThePeersSearch()
    {
        var measures = new Dictionary<string, Func<ThresholdPoint, double>>
        {
            ["f1"] = point => point.F1Score,
            ["f2"] = point => point.FScore(2),
            ["geometric_mean"] = point => point.GeometricMean,
            ["balanced_accuracy"] = point => point.BalancedAccuracy,
            ["mcc"] = point => point.MatthewsCorrelation,
        };
        int compared = 0;
        foreach (JsonElement @case in ReferenceFile.Cases("metrics.json").Where(c => c.GetProperty("kind").GetString() == "binary"))
        {
            int[] labels = @case.Integers("y_true");
            double[] scores = @case.Numbers("y_score");
            ThresholdCurve curve = ScoredRows.Binary([.. labels.Zip(scores, (label, score) => (label == 1, score))]).ThresholdCurve();
            foreach ((string name, Func<ThresholdPoint, double> measure) in measures)
            {
                JsonElement best = @case.GetProperty("values").GetProperty("best_threshold").GetProperty(name);
                // The peer searches the scores only, and does not try to flag nothing.
                ThresholdPoint point = curve.Points.Skip(1).MaxBy(measure);
                Assert.AreEqual(best.GetProperty("value").GetDouble(), measure(point), 1e-9, name);
                Assert.IsGreaterThanOrEqualTo(measure(point), measure(curve.Best(measure)));
                compared++;
            }
        }
        Assert.AreEqual(30, compared);
    }

    [TestMethod]
    public void OfEquallyGoodThresholdsTheHighestIsTheBest()
    {
        // F1 of + is 2/3, of +-+ 4/5, of +-+-+- 6/9.
        ThresholdCurve curve = ScoredRows.Ranked("+-+-").ThresholdCurve();
        Assert.AreEqual(0.98, curve.Best(point => point.F1Score).Threshold);
        Assert.AreEqual(1, curve.Best(point => point.Precision).Threshold);
        Assert.AreEqual(double.PositiveInfinity, curve.Best(_ => 1).Threshold);
    }

    [TestMethod]
    public void CostsAndBetasAreChecked()
    {
        ThresholdPoint point = ScoredRows.Ranked("+-").ThresholdCurve().Points[1];
        Assert.StartsWith("falsePositiveCost is -1; it must be 0 or a positive finite number.", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => point.ExpectedCost(-1, 1)).Message);
        Assert.StartsWith("falseNegativeCost is NaN; it must be 0 or a positive finite number.", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => point.ExpectedCost(1, double.NaN)).Message);
        Assert.StartsWith("beta must be a positive number: 1 for F1, more to weigh recall higher.", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => point.FScore(0)).Message);
    }
}
