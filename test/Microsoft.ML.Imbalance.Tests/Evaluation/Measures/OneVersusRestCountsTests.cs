namespace Microsoft.ML.Imbalance.Tests.Evaluation.Measures;

[TestClass]
public sealed class OneVersusRestCountsTests
{
    // 10 fraudulent rows of 100: 6 found, 4 missed, 3 false alarms.
    private static readonly OneVersusRestCounts Fraud = new(TruePositives: 6, FalsePositives: 3, FalseNegatives: 4, TrueNegatives: 87);

    [TestMethod]
    public void MeasuresFollowTheirFormulas()
    {
        Assert.AreEqual(6.0 / 9, Fraud.Precision, 1e-15);
        Assert.AreEqual(6.0 / 10, Fraud.Recall, 1e-15);
        Assert.AreEqual(87.0 / 90, Fraud.Specificity, 1e-15);
        // 2 · 6 / (2 · 6 + 4 + 3)
        Assert.AreEqual(12.0 / 19, Fraud.F1Score, 1e-15);
        // √(0.6 · 0.9667) = √0.58
        Assert.AreEqual(Math.Sqrt(0.58), Fraud.GeometricMean, 1e-15);
        // (1 + 0.1 · (0.6 - 0.9667)) · 0.58
        Assert.AreEqual((1 + 0.1 * (0.6 - 87.0 / 90)) * 0.58, Fraud.IndexBalancedAccuracy, 1e-15);
        Assert.AreEqual(10, Fraud.Support);
    }

    [TestMethod]
    public void ALargeBetaTurnsTheFScoreIntoRecallAndASmallOneIntoPrecision()
    {
        // β = 2: 5 · 6 / (5 · 6 + 4 · 4 + 3)
        Assert.AreEqual(30.0 / 49, Fraud.FScore(2), 1e-15);
        Assert.AreEqual(Fraud.Recall, Fraud.FScore(1e6), 1e-9);
        Assert.AreEqual(Fraud.Precision, Fraud.FScore(1e-6), 1e-9);
    }

    [TestMethod]
    public void QuotientsWithoutADenominatorAreZero()
    {
        var neverPredicted = new OneVersusRestCounts(0, 0, 5, 20);
        Assert.AreEqual(0, neverPredicted.Precision);
        Assert.AreEqual(0, neverPredicted.F1Score);
        var neverThere = new OneVersusRestCounts(0, 5, 0, 20);
        Assert.AreEqual(0, neverThere.Recall);
        var alone = new OneVersusRestCounts(20, 0, 0, 0);
        Assert.AreEqual(0, alone.Specificity);
        Assert.AreEqual(0, alone.GeometricMean);
    }

    [TestMethod]
    public void WeightedSpecificityIsAShareOfTheOtherClassesWeight()
    {
        // Three rows of weight 5: a as a, a as b, b as b. Of the weight 10 without b, 5 was not given b. The peer subtracts weights from the
        // number of rows, 3 - 5 - 5 - 0 = -7 true negatives, and arrives at -7 / (-7 + 5) = 3.5.
        OneVersusRestCounts[] counts = OneVersusRestCounts.Of(new ImbalanceConfusionMatrix(["a", "b"], new double[,] { { 5, 5 }, { 0, 5 } }));
        Assert.AreEqual(0.5, counts[1].Specificity);
    }

    [TestMethod]
    public void EachClassIsSetAgainstAllOthers()
    {
        OneVersusRestCounts[] counts = OneVersusRestCounts.Of(new ImbalanceConfusionMatrix(["a", "b", "c"], new double[,] { { 5, 1, 2 }, { 3, 7, 0 }, { 4, 6, 8 } }));
        Assert.AreEqual(new OneVersusRestCounts(5, 7, 3, 21), counts[0]);
        Assert.AreEqual(new OneVersusRestCounts(7, 7, 3, 19), counts[1]);
        Assert.AreEqual(new OneVersusRestCounts(8, 2, 10, 16), counts[2]);
    }
}
