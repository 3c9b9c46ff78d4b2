namespace Microsoft.ML.Imbalance.Tests.Evaluation.Measures;

[TestClass]
public sealed class AccuracyMeasuresTests
{
    private static readonly ImbalanceConfusionMatrix Matrix = new(["a", "b", "c"], new double[,] { { 80, 8, 2 }, { 2, 4, 0 }, { 1, 1, 2 } });
    private static readonly OneVersusRestCounts[] Classes = OneVersusRestCounts.Of(Matrix);

    [TestMethod]
    public void AccuracyIsTheShareOfHits() => Assert.AreEqual(0.86, AccuracyMeasures.Accuracy(Classes), 1e-15);

    [TestMethod]
    public void BalancedAccuracyIsTheMeanRecall()
    {
        double recall = (80.0 / 90 + 4.0 / 6 + 2.0 / 4) / 3;
        Assert.AreEqual(recall, AccuracyMeasures.BalancedAccuracy(Classes), 1e-15);
        Assert.AreEqual((recall - 1.0 / 3) / (2.0 / 3), AccuracyMeasures.AdjustedBalancedAccuracy(Classes), 1e-15);
    }

    [TestMethod]
    public void GeometricMeanIsTheRootOfTheProductOfTheRecalls()
        => Assert.AreEqual(Math.Cbrt(80.0 / 90 * 4.0 / 6 * 2.0 / 4), AccuracyMeasures.GeometricMean(Classes), 1e-15);

    [TestMethod]
    public void GeometricMeanIsZeroIfOneClassIsNeverFound()
        => Assert.AreEqual(0, AccuracyMeasures.GeometricMean(Of(new double[,] { { 9, 0 }, { 1, 0 } })));

    [TestMethod]
    public void ClassesWithoutRowsHaveNoRecallToCount()
    {
        // c is predicted, but never there.
        OneVersusRestCounts[] classes = Of(new double[,] { { 3, 0, 1 }, { 0, 4, 0 }, { 0, 0, 0 } });
        Assert.AreEqual((0.75 + 1) / 2, AccuracyMeasures.BalancedAccuracy(classes));
        Assert.AreEqual(Math.Sqrt(0.75), AccuracyMeasures.GeometricMean(classes), 1e-15);
        Assert.AreEqual(2 * (0.875 - 0.5), AccuracyMeasures.AdjustedBalancedAccuracy(classes));
    }

    [TestMethod]
    public void WithRowsOfOneClassThereIsNoChanceToAdjustFor()
        => Assert.AreEqual(double.NaN, AccuracyMeasures.AdjustedBalancedAccuracy(Of(new double[,] { { 3, 1 }, { 0, 0 } })));

    private static OneVersusRestCounts[] Of(double[,] counts)
        => OneVersusRestCounts.Of(new ImbalanceConfusionMatrix([.. Enumerable.Range(0, counts.GetLength(0)).Select(c => $"{c}")], counts));
}
