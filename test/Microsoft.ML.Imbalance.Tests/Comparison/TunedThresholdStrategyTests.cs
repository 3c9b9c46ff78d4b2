namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class TunedThresholdStrategyTests
{
    [TestMethod]
    public void TheThresholdIsThatOfTheSearchOverTheInnerFolds()
    {
        IDataView data = ComparisonRows.View(600);
        var ml = new MLContext(seed: 1);
        ComparisonResult result = CompareTests.Compare(data, ["tuned-threshold:objective=f1"], new ComparisonSettings { NumberOfFolds = 2, NumberOfInnerFolds = 4, Seed = 3 });
        ThresholdTuning expected = ml.BinaryClassification.Imbalance.TuneThreshold(
            ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new() { NumberOfThreads = 1 }), DecisionObjective.F1, numberOfFolds: 4, seed: 3)
            .Fit(ml.Data.Imbalance.StratifiedCrossValidationSplit(data, numberOfFolds: 2, seed: 3)[0].TrainSet).Tuning;
        Assert.AreEqual(expected.Threshold, result["logistic-regression", "tuned-threshold:objective=f1"].Thresholds[0]);
    }

    [TestMethod]
    public void ObjectivesAreReadAndWritten()
    {
        Assert.AreEqual("tuned-threshold", ImbalanceStrategy.TunedThreshold.ToString());
        foreach (DecisionObjective objective in new[] { DecisionObjective.F1, DecisionObjective.RecallAtLeast(0.9), DecisionObjective.Cost(CostMatrix.Binary(1, 20)) })
        {
            string text = ImbalanceStrategy.ThresholdFor(objective).ToString();
            Assert.AreEqual(objective.ToString(), ((TunedThresholdStrategy)ImbalanceStrategy.Parse(text)).Objective.ToString(), text);
        }
        Assert.StartsWith("Strategy 'tuned-threshold:objective=best', option objective: 'best' is not an objective.", Assert.ThrowsExactly<ArgumentException>(
            () => ImbalanceStrategy.Parse("tuned-threshold:objective=best")).Message);
    }
}
