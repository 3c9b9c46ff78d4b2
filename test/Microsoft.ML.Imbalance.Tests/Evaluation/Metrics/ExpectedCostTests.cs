namespace Microsoft.ML.Imbalance.Tests.Evaluation.Metrics;

[TestClass]
public sealed class ExpectedCostTests
{
    private static readonly ImbalanceConfusionMatrix Matrix = new(["a", "b"], new double[,] { { 6, 2 }, { 1, 1 } });

    [TestMethod]
    public void CostsAreSharedByAllRows()
    {
        // (6 · 0.1 + 2 · 3 + 1 · 20 - 1 · 5) / 10
        Assert.AreEqual((0.6 + 6 + 20 - 5) / 10, Matrix.ExpectedCost(new[,] { { 0.1, 3 }, { 20, -5 } }), 1e-15);
    }

    [TestMethod]
    public void TwoCostsAreEnoughForTwoClasses()
    {
        // Predicted from 0.5 on: one false alarm, one miss of four rows.
        BinaryImbalanceMetrics metrics = ScoredRows.Binary((true, 0.9), (false, 0.6), (true, 0.2), (false, 0.1));
        Assert.AreEqual((2 + 7) / 4.0, metrics.ExpectedCost(falsePositiveCost: 2, falseNegativeCost: 7));
        Assert.StartsWith(
            "falsePositiveCost is -1; it must be 0 or a positive finite number.", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => metrics.ExpectedCost(-1, 1)).Message);
    }

    [TestMethod]
    public void ThereIsACostForEachPair()
    {
        Assert.StartsWith(
            "costs is 2 × 3, but there are 2 classes, 'a', 'b'. Give a row for each actual class and a column for each predicted one.",
            Assert.ThrowsExactly<ArgumentException>(() => Matrix.ExpectedCost(new double[2, 3])).Message);
        Assert.StartsWith(
            "The cost of giving 'b' to a row of 'a' is NaN. A finite number is needed; use a large one for what must not happen.",
            Assert.ThrowsExactly<ArgumentException>(() => Matrix.ExpectedCost(new[,] { { 0, double.NaN }, { 1, 0 } })).Message);
    }
}
