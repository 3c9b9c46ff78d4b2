namespace Microsoft.ML.Imbalance.Tests.Evaluation.Curves;

[TestClass]
public sealed class CurveThinningTests
{
    private static readonly BinaryImbalanceMetrics Metrics = ScoredRows.Binary(ScoredRows.Random(1, 2000, ties: false));

    [TestMethod]
    public void PointsStayUnlessFewerAreAskedFor()
    {
        int count = Metrics.Predictions.Select(row => row.Score).Distinct().Count() + 1;
        Assert.IsGreaterThan(1900, count);
        Assert.HasCount(count, Metrics.RocCurve().Points);
        Assert.HasCount(count, Metrics.RocCurve(5000).Points);
        Assert.HasCount(count, Metrics.PrecisionRecallCurve().Points);
        Assert.HasCount(count, Metrics.ThresholdCurve().Points);
        Assert.HasCount(count, Metrics.GainsCurve().Points);
    }

    [TestMethod]
    public void FewerPointsAreSomeOfAllWithBothEnds()
    {
        RocPoint[] all = [.. Metrics.RocCurve().Points], some = [.. Metrics.RocCurve(50).Points];
        Assert.IsTrue(some.Length is > 25 and <= 50, $"{some.Length} points");
        Assert.AreEqual(all[0].Threshold, some[0].Threshold);
        Assert.AreEqual(all[^1].Threshold, some[^1].Threshold);
        CollectionAssert.IsSubsetOf(some.Select(p => p.Threshold).ToArray(), all.Select(p => p.Threshold).ToArray());
        CollectionAssert.AreEqual(some.Select(p => p.Threshold).OrderDescending().ToArray(), some.Select(p => p.Threshold).ToArray());
        Assert.IsLessThanOrEqualTo(50, Metrics.PrecisionRecallCurve(50).Points.Count);
        Assert.IsLessThanOrEqualTo(50, Metrics.PrecisionRecallGainCurve(50).Points.Count);
        Assert.IsLessThanOrEqualTo(50, Metrics.ThresholdCurve(50).Points.Count);
        Assert.IsLessThanOrEqualTo(50, Metrics.GainsCurve(50).Points.Count);
        Assert.HasCount(2, Metrics.RocCurve(2).Points);
    }

    [TestMethod]
    public void NoPointLeftOutIsFarFromThoseKept()
    {
        // The way along the curve is 2: points are 2/49 apart, and a step of the curve more at most.
        RocPoint[] some = [.. Metrics.RocCurve(50).Points];
        foreach (RocPoint point in Metrics.RocCurve().Points)
        {
            double distance = some.Min(p => Math.Abs(p.FalsePositiveRate - point.FalsePositiveRate) + Math.Abs(p.TruePositiveRate - point.TruePositiveRate));
            Assert.IsLessThan(2.0 / 49 + 0.01, distance);
        }
    }

    [TestMethod]
    public void AreasAreThoseOfAllPoints()
    {
        Assert.AreEqual(Metrics.AreaUnderRocCurve, Metrics.RocCurve(5).AreaUnderCurve);
        Assert.AreEqual(Metrics.AreaUnderPrecisionRecallCurve, Metrics.PrecisionRecallCurve(5).AveragePrecision);
        Assert.AreEqual(Metrics.AreaUnderPrecisionRecallGainCurve, Metrics.PrecisionRecallGainCurve(5).AreaUnderCurve);
    }

    [TestMethod]
    public void ACurveHasTwoEnds() => Assert.StartsWith(
        "maximumPointCount is 1; it must be at least 2.", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Metrics.RocCurve(1)).Message);
}
