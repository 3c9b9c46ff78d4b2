namespace Microsoft.ML.Imbalance.Tests.Evaluation.Measures;

[TestClass]
public sealed class PairwiseRocAreasTests
{
    [TestMethod]
    public void OneClassAgainstEachOtherByHand()
    {
        // Class 0 at 0.9 and 0.4; class 1 at 0.5 and 0.4; class 2 at 0.1.
        double[] scores = [0.9, 0.5, 0.4, 0.4, 0.1];
        ClassCodes actual = Codes.Of(0, 1, 0, 1, 2);
        double[] areas = PairwiseRocAreas.Of(new RankedScores(scores), actual, 0, [2, 2, 1], []);
        Assert.AreEqual(double.NaN, areas[0]);
        // 0.9 above both; 0.4 below 0.5 and tied with 0.4: 2.5 of 4 pairs.
        Assert.AreEqual(2.5 / 4, areas[1]);
        Assert.AreEqual(1, areas[2]);
    }

    [TestMethod]
    public void TheMeanLeavesOutClassesWithoutRows()
        => Assert.AreEqual(0.75, PairwiseRocAreas.OneVersusOne([[double.NaN, 0.5, double.NaN], [1, double.NaN, double.NaN], [double.NaN, double.NaN, double.NaN]]));

    [TestMethod]
    public void ManyMoreRowsOfAClassChangeNothing()
    {
        MulticlassImbalanceMetrics Evaluate(int copies)
        {
            var predictions = new MulticlassPredictions(["a", "b", "c"]);
            RandomStream random = RandomStream.Create(1, "pairs");
            for (int i = 0; i < 60; i++)
            {
                double[] scores = [random.NextDouble(), random.NextDouble(), random.NextDouble()];
                scores[i % 3] += 0.3;
                for (int copy = 0; copy < (i % 3 == 0 ? copies : 1); copy++)
                    predictions.Add(i % 3, 0, scores, null);
            }
            return new MulticlassImbalanceMetrics(predictions, 10);
        }

        Assert.AreEqual(Evaluate(1).OneVersusOneAreaUnderRocCurve, Evaluate(7).OneVersusOneAreaUnderRocCurve, 1e-14);
        Assert.AreNotEqual(Evaluate(1).AreaUnderRocCurve, Evaluate(7).AreaUnderRocCurve);
    }
}
