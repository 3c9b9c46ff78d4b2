namespace Microsoft.ML.Imbalance.Tests.Evaluation.Measures;

[TestClass]
public sealed class ScoreRankingTests
{
    [TestMethod]
    public void RocAreaIsTheShareOfPairsInOrder()
    {
        // Positive 0.9 and 0.4, negative 0.5, 0.3 and 0.1: 3 + 2 of 6 pairs are in order.
        ScoreRanking ranking = Rank([0.9, 0.5, 0.4, 0.3, 0.1], [1, 0, 1, 0, 0]);
        Assert.AreEqual(5.0 / 6, ranking.AreaUnderRocCurve(), 1e-15);
    }

    [TestMethod]
    public void AveragePrecisionSumsPrecisionTimesGainInRecall()
    {
        // 0.9: recall 1/2 at precision 1; 0.4: recall 1 at precision 2/3.
        ScoreRanking ranking = Rank([0.9, 0.5, 0.4, 0.3, 0.1], [1, 0, 1, 0, 0]);
        Assert.AreEqual(0.5 * 1 + 0.5 * 2 / 3, ranking.AveragePrecision(), 1e-15);
    }

    [TestMethod]
    public void RowsOfEqualScoreAreOneStepWhateverTheirOrder()
    {
        // All four rows at one threshold: half of the pairs, and precision 1/4 for the whole recall.
        foreach (int[] actual in new[] { new[] { 1, 0, 0, 0 }, [0, 0, 0, 1] })
        {
            ScoreRanking ranking = Rank([0.5, 0.5, 0.5, 0.5], actual);
            Assert.AreEqual(0.5, ranking.AreaUnderRocCurve());
            Assert.AreEqual(0.25, ranking.AveragePrecision());
        }
    }

    [TestMethod]
    public void WeightsCountRows()
    {
        // Positive 0.9 (weight 3) and 0.2 (1), negative 0.5 (2): 3 · 2 of 4 · 2 pairs are in order; 3/4 · 1 + 1/4 · 4/6.
        ScoreRanking ranking = Rank([0.9, 0.2, 0.5], [1, 1, 0], [3, 1, 2]);
        Assert.AreEqual(0.75, ranking.AreaUnderRocCurve());
        Assert.AreEqual(0.75 + 0.25 * 4 / 6, ranking.AveragePrecision(), 1e-15);
    }

    [TestMethod]
    public void ARowOfWeightZeroChangesNothing()
    {
        ScoreRanking with = Rank([0.99, 0.9, 0.2, 0.5], [0, 1, 1, 0], [0, 3, 1, 2]);
        Assert.AreEqual(0.75, with.AreaUnderRocCurve());
        Assert.AreEqual(0.75 + 0.25 * 4 / 6, with.AveragePrecision(), 1e-15);
    }

    [TestMethod]
    public void InfiniteScoresRankFirstAndLast()
        => Assert.AreEqual(1, Rank([double.PositiveInfinity, 3, double.NegativeInfinity], [1, 1, 0]).AreaUnderRocCurve());

    [TestMethod]
    public void RowsOfOneKindHaveNoRocArea()
    {
        Assert.AreEqual(double.NaN, Rank([0.1, 0.2], [0, 0]).AreaUnderRocCurve());
        Assert.AreEqual(double.NaN, Rank([0.1, 0.2], [1, 1]).AreaUnderRocCurve());
        Assert.AreEqual(double.NaN, Rank([0.1, 0.2], [0, 0]).AveragePrecision());
        Assert.AreEqual(1, Rank([0.1, 0.2], [1, 1]).AveragePrecision());
    }

    private static ScoreRanking Rank(double[] scores, int[] actual, double[]? weights = null) => new(scores, Codes.Of(actual), positive: 1, weights);
}
