namespace Microsoft.ML.Imbalance.Tests.Evaluation.Measures;

[TestClass]
public sealed class CalibrationBinsTests
{
    [TestMethod]
    public void EqualMassPutsEquallyManyRowsInEachBin()
    {
        // Ten rows in three bins: 3, 4 and 3, by the middle of each row's tenth.
        CalibrationBins bins = CalibrationBins.EqualMass(Rank([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9], []), 3);
        CollectionAssert.AreEqual(new[] { 3.0, 4, 3 }, bins.Filled.Select(bin => bin.Weight).ToArray());
        CollectionAssert.AreEqual(new[] { 0, 0.3, 0.7 }, bins.Filled.Select(bin => bin.Lowest).ToArray());
        CollectionAssert.AreEqual(new[] { 0.2, 0.6, 0.9 }, bins.Filled.Select(bin => bin.Highest).ToArray());
    }

    [TestMethod]
    public void EqualProbabilitiesStayTogether()
    {
        // Three of four rows tie: their middle, 1.5 of 4 rows, is in the first half.
        CalibrationBins bins = CalibrationBins.EqualMass(Rank([0.2, 0.2, 0.2, 0.8], []), 2);
        CollectionAssert.AreEqual(new[] { 3.0, 1 }, bins.Filled.Select(bin => bin.Weight).ToArray());
        Assert.HasCount(1, CalibrationBins.EqualMass(Rank([0.2, 0.2, 0.2], []), 2).Filled.ToArray());
    }

    [TestMethod]
    public void ErrorsAreDistancesOfPromiseAndOutcome()
    {
        // Bins {0.2, 0.4} without a positive row: 0.3 too high. {0.6, 0.8}, both positive: 0.3 too low. {1}, negative: 1 too high.
        ScoreRanking ranking = Rank([0.2, 0.4, 0.6, 0.8, 1, 1], [2, 3]);
        CalibrationBins bins = CalibrationBins.EqualMass(ranking, 3);
        Assert.AreEqual((2 * 0.3 + 2 * 0.3 + 2 * 1) / 6, bins.MeanError(), 1e-15);
        Assert.AreEqual(1, bins.MaximumError(), 1e-15);
        // Of equal width, ten bins: each row alone but the last two.
        Assert.AreEqual((0.2 + 0.4 + 0.4 + 0.2 + 2) / 6, CalibrationBins.EqualWidth(ranking, 10).MeanError(), 1e-15);
    }

    [TestMethod]
    public void AMiddleOnAnEdgeBelongsAboveWhateverTheScaleOfTheWeights()
    {
        // Of five rows the middle of the third is the middle of all.
        double[] probabilities = [0.1, 0.2, 0.3, 0.4, 0.5];
        foreach (double weight in new[] { 1, 0.1, 0.3, 0.7, 1.0 / 3, 1e-9, 1e9 })
        {
            double[] weights = [.. Enumerable.Repeat(weight, 5)];
            var ranking = new ScoreRanking(probabilities, Codes.Of(0, 0, 0, 0, 0), 1, weights);
            CollectionAssert.AreEqual(new[] { 0.2, 0.5 }, CalibrationBins.EqualMass(ranking, 2).Filled.Select(bin => bin.Highest).ToArray());
        }
    }

    private static ScoreRanking Rank(double[] probabilities, int[] positives)
        => new(probabilities, Codes.Of([.. probabilities.Select((_, i) => positives.Contains(i) ? 1 : 0)]), 1, []);
}
