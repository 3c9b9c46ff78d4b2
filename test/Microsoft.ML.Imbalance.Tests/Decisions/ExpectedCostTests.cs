using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.Tests.Scoring;

namespace Microsoft.ML.Imbalance.Tests.Decisions;

[TestClass]
public sealed class ExpectedCostTests
{
    private readonly MLContext _ml = new(seed: 1);

    private TransformsImbalanceCatalog Transforms => _ml.Transforms.Imbalance;

    [TestMethod]
    public void OfTwoClassesTheThresholdFollowsFromTheCosts()
    {
        IDataView rows = Scored.Binary(_ml, (false, 0.04), (false, 0.05), (true, 0.3), (true, 0.8));
        // 1 / (1 + 20) = 0.0476; (1 - 0.5) / (0.5 + 3 - 2) = 1/3.
        CollectionAssert.AreEqual(new[] { false, true, true, true }, Decide(rows, CostMatrix.Binary(falsePositive: 1, falseNegative: 20)));
        CollectionAssert.AreEqual(new[] { false, false, false, true }, Decide(rows, CostMatrix.Binary(1, 3, truePositive: 2, trueNegative: 0.5)));
        CollectionAssert.AreEqual(new[] { false, false, false, true }, Decide(rows, costs: null));
        CollectionAssert.AreEqual(new[] { false, true, true, true }, Decide(rows, CostMatrix.Of(["True", "False"], new double[,] { { 0, 20 }, { 1, 0 } })));

        bool[] Decide(IDataView view, CostMatrix? costs) => [.. Transforms.ExpectedCost(costs).Fit(view).Transform(view).GetColumn<bool>("PredictedLabel")];
    }

    [TestMethod]
    public void OfSeveralClassesTheLeastExpectedCostWins()
    {
        IDataView rows = Scored.Multiclass(_ml, ("a", [0.6f, 0.3f, 0.1f]), ("b", [0.9f, 0.05f, 0.05f]), ("c", [0.2f, 0.1f, 0.7f]));
        CostMatrix costs = CostMatrix.Of(["a", "b", "c"], new double[,] { { 0, 1, 1 }, { 5, 0, 5 }, { 1, 1, 0 } });
        // Row 1: a costs 0.3 · 5 + 0.1 = 1.6, b 0.6 + 0.1 = 0.7, c 0.6 + 1.5 = 2.1. Row 2: 0.3, 0.95, 1.15. Row 3: 1.2, 0.9, 0.7.
        CollectionAssert.AreEqual(new uint[] { 2, 1, 3 }, Transforms.ExpectedCost(costs).Fit(rows).Transform(rows).GetColumn<uint>("PredictedLabel").ToArray());
        CollectionAssert.AreEqual(new uint[] { 1, 1, 3 }, Transforms.ExpectedCost().Fit(rows).Transform(rows).GetColumn<uint>("PredictedLabel").ToArray());
        PlainProcess.AssertSameAnswers(_ml, Transforms.ExpectedCost(costs).Fit(rows), rows);
    }

    [TestMethod]
    public void CostsOfOtherClassesAndMissingProbabilitiesAreErrors()
    {
        IDataView rows = Scored.Multiclass(_ml, ("a", [0.6f, 0.3f, 0.1f]));
        StringAssert.StartsWith(
            Assert.ThrowsExactly<ArgumentException>(() => Transforms.ExpectedCost(CostMatrix.Binary(1, 20)).Fit(rows)).Message, "The costs are of two classes, and there are 3: 'a', 'b', 'c'.");
        IDataView uncalibrated = _ml.Transforms.DropColumns("Probability").Fit(Scored.Binary(_ml, (true, 0.5))).Transform(Scored.Binary(_ml, (true, 0.5)));
        StringAssert.StartsWith(
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Transforms.ExpectedCost().Fit(uncalibrated)).Message, "Could not find probability column 'Probability'.");
        StringAssert.StartsWith(
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new EstimatorChain<ITransformer>().Append(Transforms.ExpectedCost()).Fit(uncalibrated)).Message,
            "Could not find probability column 'Probability'. The pipeline has: ");
    }
}
