namespace Microsoft.ML.Imbalance.Tests.Evaluation.Measures;

[TestClass]
public sealed class AgreementMeasuresTests
{
    [TestMethod]
    public void TwoClassesGiveMatthewsFormula()
    {
        // TN 87, FP 3, FN 4, TP 6: (6 · 87 - 3 · 4) / √(9 · 10 · 90 · 91)
        OneVersusRestCounts[] classes = Of(new double[,] { { 87, 3 }, { 4, 6 } });
        Assert.AreEqual(510 / Math.Sqrt(9 * 10 * 90 * 91), AgreementMeasures.MatthewsCorrelation(classes), 1e-15);
    }

    [TestMethod]
    public void ThreeClassesGiveGorodkinsFormula()
    {
        // 20 rows, 13 hits; predicted 9, 7, 4; actual 8, 6, 6.
        // 20 · 13 - (9 · 8 + 7 · 6 + 4 · 6) = 122; 400 - (81 + 49 + 16) = 254; 400 - (64 + 36 + 36) = 264
        OneVersusRestCounts[] classes = Of(new double[,] { { 6, 2, 0 }, { 1, 4, 1 }, { 2, 1, 3 } });
        Assert.AreEqual(122 / Math.Sqrt(254.0 * 264), AgreementMeasures.MatthewsCorrelation(classes), 1e-15);
        // κ = (13/20 - 138/400) / (1 - 138/400) = 122 / 262
        Assert.AreEqual(122.0 / 262, AgreementMeasures.CohenKappa(classes), 1e-15);
    }

    [TestMethod]
    public void PerfectAgreementIsOneAndItsReverseMinusOne()
    {
        Assert.AreEqual(1, AgreementMeasures.MatthewsCorrelation(Of(new double[,] { { 95, 0 }, { 0, 5 } })), 1e-15);
        Assert.AreEqual(1, AgreementMeasures.CohenKappa(Of(new double[,] { { 95, 0 }, { 0, 5 } })), 1e-15);
        Assert.AreEqual(-1, AgreementMeasures.MatthewsCorrelation(Of(new double[,] { { 0, 95 }, { 5, 0 } })), 1e-15);
    }

    [TestMethod]
    public void PredictingOneClassOnlyIsNoAgreement()
    {
        OneVersusRestCounts[] classes = Of(new double[,] { { 95.1, 0 }, { 5.3, 0 } });
        Assert.AreEqual(0, AgreementMeasures.MatthewsCorrelation(classes));
        Assert.AreEqual(0, AgreementMeasures.CohenKappa(classes));
    }

    [TestMethod]
    public void WithOneAndTheSameClassOnBothSidesKappaIsNotDefined()
    {
        OneVersusRestCounts[] classes = Of(new double[,] { { 10, 0 }, { 0, 0 } });
        Assert.AreEqual(0, AgreementMeasures.MatthewsCorrelation(classes));
        Assert.AreEqual(double.NaN, AgreementMeasures.CohenKappa(classes));
    }

    [TestMethod]
    public void ARareClassAmongBillionsKeepsItsDigits()
    {
        // (5 · (10⁹ - 5) - 5 · 5) / √(10 · 10 · (10⁹ + 5 - 5)²) = (5 · 10⁹ - 50) / 10¹⁰
        OneVersusRestCounts[] classes = Of(new double[,] { { 1e9 - 5, 5 }, { 5, 5 } });
        Assert.AreEqual((5e9 - 50) / 1e10, AgreementMeasures.MatthewsCorrelation(classes), 1e-15);
    }

    private static OneVersusRestCounts[] Of(double[,] counts)
        => OneVersusRestCounts.Of(new ImbalanceConfusionMatrix([.. Enumerable.Range(0, counts.GetLength(0)).Select(c => $"{c}")], counts));
}
