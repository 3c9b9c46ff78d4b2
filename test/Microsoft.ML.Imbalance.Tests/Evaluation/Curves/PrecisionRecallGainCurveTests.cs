using CsCheck;

namespace Microsoft.ML.Imbalance.Tests.Evaluation.Curves;

[TestClass]
public sealed class PrecisionRecallGainCurveTests
{
    [TestMethod]
    public void ByHand()
    {
        // +--+---- : share 1/4, so that recall gain is 0 at recall 1/4, TP = 1/2, half way up the first step: no score is there, precision gain 1.
        // TP 1, FP 0: recall 1/2, gain (1/2 - 1/4) / (3/4 · 1/2) = 2/3, precision gain 1. FP 1 and 2: precision 1/2 and 1/3, gains 2/3 and 1/3.
        // TP 2, FP 2: recall gain 1, precision 1/2, gain 2/3. Then precision 2/5, 2/6, 2/7, 2/8: gains 1/2, 1/3, 1/6, 0.
        PrecisionRecallGainCurve curve = ScoredRows.Ranked("+--+----").PrecisionRecallGainCurve();
        AssertAreEqual([0, 2.0 / 3, 2.0 / 3, 2.0 / 3, 1, 1, 1, 1, 1], curve.Points.Select(p => p.RecallGain));
        AssertAreEqual([1, 1, 2.0 / 3, 1.0 / 3, 2.0 / 3, 0.5, 1.0 / 3, 1.0 / 6, 0], curve.Points.Select(p => p.PrecisionGain));
        Assert.AreEqual(double.NaN, curve.Points[0].Threshold);
        AssertAreEqual([1, 0.99, 0.98, 0.97, 0.96, 0.95, 0.94, 0.93], curve.Points.Skip(1).Select(p => p.Threshold));
        // 2/3 at 1, and 1/3 between 1/3 and 2/3.
        Assert.AreEqual(2.0 / 3 + 1.0 / 3 * 0.5, curve.AreaUnderCurve, 1e-15);
    }

    [TestMethod]
    public void AScoreWhereRecallIsTheShareIsTheFirstPoint()
    {
        // Share 1/2: recall 1/2 after the first of two positive rows.
        PrecisionRecallGainCurve curve = ScoredRows.Ranked("+-+-").PrecisionRecallGainCurve();
        Assert.AreEqual(1, curve.Points[0].Threshold);
        Assert.AreEqual(0, curve.Points[0].RecallGain, 1e-15);
    }

    [TestMethod]
    public void AlwaysPositiveGainsNothingAndPerfectionAll()
    {
        Assert.AreEqual(0, ScoredRows.Ranked("(++---)").PrecisionRecallGainCurve().AreaUnderCurve, 1e-15);
        Assert.AreEqual(1, ScoredRows.Ranked("++---").PrecisionRecallGainCurve().AreaUnderCurve, 1e-15);
        Assert.IsLessThan(0, ScoredRows.Ranked("---++").AreaUnderPrecisionRecallGainCurve);
    }

    [TestMethod]
    public void AStepIsAsGoodAsTheMeanCurveOfItsOrders()
    {
        // A stretch of ties is straight in gains, as is a stretch of alternating rows in the limit: cut in n pieces of equal mixture it stays the same curve.
        double whole = ScoredRows.Binary((true, 0.9, 1), (true, 0.5, 2), (false, 0.5, 4), (false, 0.1, 5)).AreaUnderPrecisionRecallGainCurve;
        double pieces = ScoredRows.Binary(
            (true, 0.9, 1), (true, 0.5, 0.5), (false, 0.5, 1), (true, 0.4, 0.25), (false, 0.4, 0.5), (true, 0.3, 1.25), (false, 0.3, 2.5), (false, 0.1, 5)).AreaUnderPrecisionRecallGainCurve;
        Assert.AreEqual(whole, pieces, 1e-14);
    }

    [TestMethod]
    public void GainsFollowTheirDefinition() => Gen.Int[0, 100000].Sample(seed =>
    {
        BinaryImbalanceMetrics metrics = ScoredRows.Binary(ScoredRows.Random(seed, 40, ties: seed % 2 == 0));
        double share = metrics.Prevalence;
        Dictionary<double, PrecisionRecallPoint> points = metrics.PrecisionRecallCurve().Points.ToDictionary(p => p.Threshold);
        foreach (PrecisionRecallGainPoint point in metrics.PrecisionRecallGainCurve().Points.Where(p => !double.IsNaN(p.Threshold)))
        {
            PrecisionRecallPoint plain = points[point.Threshold];
            Assert.AreEqual((plain.Recall - share) / ((1 - share) * plain.Recall), point.RecallGain, 1e-12);
            Assert.AreEqual((plain.Precision - share) / ((1 - share) * plain.Precision), point.PrecisionGain, 1e-12);
        }
    });

    [TestMethod]
    public void RowsOfOneKindHaveNoCurve()
    {
        Assert.IsEmpty(ScoredRows.Ranked("++").PrecisionRecallGainCurve().Points);
        Assert.AreEqual(double.NaN, ScoredRows.Ranked("++").AreaUnderPrecisionRecallGainCurve);
        Assert.AreEqual(double.NaN, ScoredRows.Ranked("--").AreaUnderPrecisionRecallGainCurve);
    }

    private static void AssertAreEqual(double[] expected, IEnumerable<double> actual)
    {
        double[] values = [.. actual];
        Assert.HasCount(expected.Length, values);
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], values[i], 1e-14, $"point {i}");
    }
}
