using CsCheck;

namespace Microsoft.ML.Imbalance.Tests.Evaluation.Curves;

[TestClass]
public sealed class RocCurveTests
{
    [TestMethod]
    public void ByHand()
    {
        // Scores 1, 0.99, … of +(+-)-+ : up 1/3; up 1/3 and right 1/2; right 1/2; up 1/3.
        RocCurve curve = ScoredRows.Ranked("+(+-)-+").RocCurve();
        CollectionAssert.AreEqual(new[] { double.PositiveInfinity, 1, 0.99, 0.98, 0.97 }, curve.Points.Select(p => p.Threshold).ToArray());
        CollectionAssert.AreEqual(new[] { 0, 0, 0.5, 1, 1 }, curve.Points.Select(p => p.FalsePositiveRate).ToArray());
        CollectionAssert.AreEqual(new[] { 0, 1.0 / 3, 2.0 / 3, 2.0 / 3, 1 }, curve.Points.Select(p => p.TruePositiveRate).ToArray());
        // 0.5 · 1/2 under the slope and 2/3 · 1/2 under the level.
        Assert.AreEqual(0.25 + 1.0 / 3, curve.AreaUnderCurve, 1e-15);
    }

    [TestMethod]
    public void TheHullLeavesOutWhatIsBelowALine()
    {
        // (0.5, 2/3) lies on the line from (0, 1/3) to (1, 1), and (1, 2/3) below it.
        RocCurve curve = ScoredRows.Ranked("+(+-)-+").RocCurve();
        CollectionAssert.AreEqual(
            new[] { (0.0, 0.0), (0, 1.0 / 3), (1, 1) }, curve.ConvexHull.Select(p => (p.FalsePositiveRate, p.TruePositiveRate)).ToArray());
        Assert.HasCount(3, ScoredRows.Ranked("++--").RocCurve().ConvexHull);
        Assert.HasCount(2, ScoredRows.Ranked("--++").RocCurve().ConvexHull);
    }

    [TestMethod]
    public void NoPointIsAboveTheHull() => Gen.Int[0, 100000].Sample(seed =>
    {
        RocCurve curve = ScoredRows.Binary(ScoredRows.Random(seed, 40, ties: seed % 2 == 0)).RocCurve();
        RocPoint[] hull = [.. curve.ConvexHull];
        foreach (RocPoint point in curve.Points)
        {
            for (int i = 1; i < hull.Length; i++)
            {
                (double dx, double dy) = (hull[i].FalsePositiveRate - hull[i - 1].FalsePositiveRate, hull[i].TruePositiveRate - hull[i - 1].TruePositiveRate);
                double height = dx * (point.TruePositiveRate - hull[i - 1].TruePositiveRate) - dy * (point.FalsePositiveRate - hull[i - 1].FalsePositiveRate);
                Assert.IsLessThanOrEqualTo(1e-12, height);
            }
        }
    });

    [TestMethod]
    public void TrapezoidsMakeTheArea() => Gen.Int[0, 100000].Sample(seed =>
    {
        RocCurve curve = ScoredRows.Binary(ScoredRows.Random(seed, 40, ties: seed % 2 == 0)).RocCurve();
        double area = curve.Points.Zip(curve.Points.Skip(1), (a, b) => (b.FalsePositiveRate - a.FalsePositiveRate) * (a.TruePositiveRate + b.TruePositiveRate) / 2).Sum();
        Assert.AreEqual(curve.AreaUnderCurve, area, 1e-12);
    });

    [TestMethod]
    public void RowsOfOneKindHaveNoCurve()
    {
        foreach (string rows in new[] { "+++", "---" })
        {
            RocCurve curve = ScoredRows.Ranked(rows).RocCurve();
            Assert.IsEmpty(curve.Points);
            Assert.IsEmpty(curve.ConvexHull);
            Assert.AreEqual(double.NaN, curve.AreaUnderCurve);
        }
    }
}
