namespace Microsoft.ML.Imbalance.Tests.Evaluation.Measures;

[TestClass]
public sealed class ClassAveragesTests
{
    // a: 8 rows, 6 of them found, 1 false alarm. b: 2 rows, 1 found, 2 false alarms. c is declared, but neither there nor predicted.
    private static readonly OneVersusRestCounts[] Classes = OneVersusRestCounts.Of(
        new ImbalanceConfusionMatrix(["a", "b", "c"], new double[,] { { 6, 2, 0 }, { 1, 1, 0 }, { 0, 0, 0 } }));

    [TestMethod]
    public void MacroCountsEveryClassThatOccursTheSame()
    {
        AveragedClassMetrics macro = ClassAverages.Macro(Classes);
        Assert.AreEqual((6.0 / 7 + 1.0 / 3) / 2, macro.Precision, 1e-15);
        Assert.AreEqual((6.0 / 8 + 1.0 / 2) / 2, macro.Recall, 1e-15);
        // Of the 2 rows without a, 1 was not given a; of the 8 without b, 6.
        Assert.AreEqual((1.0 / 2 + 6.0 / 8) / 2, macro.Specificity, 1e-15);
    }

    [TestMethod]
    public void WeightedCountsClassesByTheirRows()
    {
        AveragedClassMetrics weighted = ClassAverages.Weighted(Classes);
        Assert.AreEqual((8 * 6.0 / 7 + 2 * 1.0 / 3) / 10, weighted.Precision, 1e-15);
        Assert.AreEqual(0.7, weighted.Recall, 1e-15);
        Assert.AreEqual(10, weighted.Support);
    }

    [TestMethod]
    public void MicroAddsTheOutcomesUpFirst()
    {
        // a: 6 hits, 1 false alarm, 2 misses, 1 true negative; b: 1, 2, 1, 6. c would add 10 true negatives.
        AveragedClassMetrics micro = ClassAverages.Micro(Classes);
        Assert.AreEqual(0.7, micro.Precision, 1e-15);
        Assert.AreEqual(0.7, micro.Recall, 1e-15);
        Assert.AreEqual(0.7, micro.F1Score, 1e-15);
        Assert.AreEqual(0.7, micro.Specificity, 1e-15);
    }

    [TestMethod]
    public void AClassThatIsOnlyPredictedCounts()
    {
        // c is predicted once and never there: its recall and precision of 0 are part of the mean, as in scikit-learn.
        OneVersusRestCounts[] classes = OneVersusRestCounts.Of(
            new ImbalanceConfusionMatrix(["a", "b", "c"], new double[,] { { 3, 0, 1 }, { 0, 4, 0 }, { 0, 0, 0 } }));
        Assert.AreEqual((0.75 + 1 + 0) / 3, ClassAverages.Macro(classes).Recall, 1e-15);
    }
}
