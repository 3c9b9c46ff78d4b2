using CsCheck;

namespace Microsoft.ML.Imbalance.Tests.Evaluation.Curves;

[TestClass]
public sealed class GainsCurveTests
{
    [TestMethod]
    public void ByHand()
    {
        // +(+-)-- : share 2/5. After 1 row 1/2 of the positives, after 3 all.
        GainsCurve curve = ScoredRows.Ranked("+(+-)--").GainsCurve();
        CollectionAssert.AreEqual(new[] { double.PositiveInfinity, 1, 0.99, 0.98, 0.97 }, curve.Points.Select(p => p.Threshold).ToArray());
        CollectionAssert.AreEqual(new[] { 0, 0.2, 0.6, 0.8, 1 }, curve.Points.Select(p => p.FlaggedShare).ToArray());
        CollectionAssert.AreEqual(new[] { 0, 0.5, 1, 1, 1 }, curve.Points.Select(p => p.CapturedShare).ToArray());
        double[] lifts = [2.5, 2.5, 1 / 0.6, 1.25, 1];
        for (int i = 0; i < lifts.Length; i++)
            Assert.AreEqual(lifts[i], curve.Points[i].Lift, 1e-14);
        Assert.AreEqual(0.4, curve.Prevalence);
    }

    [TestMethod]
    public void PointsAreListsOfThatLength() => Gen.Int[0, 100000].Sample(seed =>
    {
        BinaryImbalanceMetrics metrics = ScoredRows.Binary(ScoredRows.Random(seed, 40, ties: seed % 2 == 0));
        foreach (GainsPoint point in metrics.GainsCurve().Points.Skip(1))
        {
            TopRowsMetrics top = metrics.AtTopShare(point.FlaggedShare);
            Assert.AreEqual(point.CapturedShare, top.Recall, 1e-9);
            Assert.AreEqual(point.Lift, top.Lift, 1e-9);
        }
    });

    [TestMethod]
    public void WithoutPositiveRowsThereIsNoCurve() => Assert.IsEmpty(ScoredRows.Ranked("--").GainsCurve().Points);
}
