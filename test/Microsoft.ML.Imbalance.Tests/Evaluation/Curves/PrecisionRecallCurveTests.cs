using CsCheck;

namespace Microsoft.ML.Imbalance.Tests.Evaluation.Curves;

[TestClass]
public sealed class PrecisionRecallCurveTests
{
    [TestMethod]
    public void ByHand()
    {
        // +(+-)-+ : 1 of 1, 2 of 3, 2 of 4, 3 of 5.
        PrecisionRecallCurve curve = ScoredRows.Ranked("+(+-)-+").PrecisionRecallCurve();
        CollectionAssert.AreEqual(new[] { double.PositiveInfinity, 1, 0.99, 0.98, 0.97 }, curve.Points.Select(p => p.Threshold).ToArray());
        CollectionAssert.AreEqual(new[] { 0, 1.0 / 3, 2.0 / 3, 2.0 / 3, 1 }, curve.Points.Select(p => p.Recall).ToArray());
        CollectionAssert.AreEqual(new[] { 1, 1, 2.0 / 3, 0.5, 0.6 }, curve.Points.Select(p => p.Precision).ToArray());
        Assert.AreEqual((1 + 2.0 / 3 + 0.6) / 3, curve.AveragePrecision, 1e-15);
        Assert.AreEqual(0.6, curve.Prevalence);
    }

    [TestMethod]
    public void StepsMakeTheArea() => Gen.Int[0, 100000].Sample(seed =>
    {
        PrecisionRecallCurve curve = ScoredRows.Binary(ScoredRows.Random(seed, 40, ties: seed % 2 == 0)).PrecisionRecallCurve();
        double area = curve.Points.Zip(curve.Points.Skip(1), (a, b) => (b.Recall - a.Recall) * b.Precision).Sum();
        Assert.AreEqual(curve.AveragePrecision, area, 1e-12);
    });

    [TestMethod]
    public void WithoutPositiveRowsThereIsNoCurve()
    {
        PrecisionRecallCurve curve = ScoredRows.Ranked("--").PrecisionRecallCurve();
        Assert.IsEmpty(curve.Points);
        Assert.AreEqual(double.NaN, curve.AveragePrecision);
        Assert.AreEqual(0, curve.Prevalence);
        Assert.AreEqual(1, ScoredRows.Ranked("++").PrecisionRecallCurve().AveragePrecision);
    }
}
