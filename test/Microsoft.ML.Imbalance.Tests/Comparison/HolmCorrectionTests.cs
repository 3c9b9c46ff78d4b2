namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class HolmCorrectionTests
{
    [TestMethod]
    public void TheSmallestCountsForAllAndNoneFallsBelowOneBefore()
    {
        // m = 3. Sorted: 0.01 · 3 = 0.03; 0.03 · 2 = 0.06; 0.04 · 1 = 0.04, raised to 0.06. The fourth is not defined and does not count.
        double[] p = [0.01, 0.04, 0.03, double.NaN];
        double[] factors = HolmCorrection.Factors(p);
        Assert.AreEqual(0.03, p[0] * factors[0], 1e-12);
        Assert.AreEqual(0.06, p[1] * factors[1], 1e-12);
        Assert.AreEqual(0.06, p[2] * factors[2], 1e-12);
        Assert.AreEqual(1, factors[3]);
    }

    [TestMethod]
    public void OneComparisonIsNotCorrected() => CollectionAssert.AreEqual(new[] { 1.0 }, HolmCorrection.Factors([0.2]));

    [TestMethod]
    public void AValueOfZeroStaysAndPushesNoOther() => CollectionAssert.AreEqual(new[] { 2.0, 1.0 }, HolmCorrection.Factors([0, 0.5]));

    [TestMethod]
    public void OfEveryMetricAllTrainersAndStrategiesCount()
    {
        // Two trainers, one strategy each, differences 0.1, 0.2, 0.3 and 0.1, 0.1, 0.1 in every metric: p = 0.1598 and 0, so factors 1 and 2.
        ComparedTrainer Trainer(string name, double[] values) => new(new ComparisonTrainer(name, _ => null!),
        [
            new(ImbalanceStrategy.None, [.. ComparisonMetric.All.Select(m => new ComparedMetric(m, [0.5, 0.5, 0.5], null))], [], [], [], [], 0),
            new(ImbalanceStrategy.Parse("smote"), [.. ComparisonMetric.All.Select(m => new ComparedMetric(m, values, PairedDifference.Of(values, [0.5, 0.5, 0.5], testToTrain: 0.5)))], [], [], [], [], 0),
        ]);
        IReadOnlyList<ComparedTrainer> adjusted = ComparedTrainer.Adjust([Trainer("a", [0.6, 0.7, 0.8]), Trainer("b", [0.75, 0.75, 0.75])]);
        PairedDifference unsure = adjusted[0].Strategies[1][ComparisonMetric.F1Score].Difference!, sure = adjusted[1].Strategies[1][ComparisonMetric.F1Score].Difference!;
        Assert.AreEqual(unsure.PValue, unsure.AdjustedPValue);
        Assert.AreEqual(0, sure.AdjustedPValue);
        Assert.IsTrue(adjusted[1].Strategies[1][ComparisonMetric.F1Score].IsBetter);
        Assert.IsTrue(adjusted[1].Strategies[1][ComparisonMetric.LogLoss].IsWorse, "more loss is worse");
    }
}
