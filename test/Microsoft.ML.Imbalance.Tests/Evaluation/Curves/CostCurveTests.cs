using CsCheck;

namespace Microsoft.ML.Imbalance.Tests.Evaluation.Curves;

[TestClass]
public sealed class CostCurveTests
{
    [TestMethod]
    public void ByHand()
    {
        // +-+- : lines from FPR at 0 to FNR at 1. Nothing: 0 to 1. First row: 0 to 1/2. Three rows: 1/2 to 0. Everything: 1 to 0.
        // The second is best from 0, meets the third at 1/2 at height 1/4, which is best up to 1. Nothing and everything are best at the ends only.
        CostCurve curve = ScoredRows.Ranked("+-+-").CostCurve();
        CollectionAssert.AreEqual(new[] { (0.0, 0.0, 1.0), (0.5, 0.25, 0.98), (1, 0, 0.97) }, curve.Points.Select(p => (p.ProbabilityCost, p.NormalizedExpectedCost, p.Threshold)).ToArray());
        Assert.AreEqual(0.125, curve.AreaUnderCurve);
        Assert.AreEqual(0.1, curve.At(0.2).NormalizedExpectedCost, 1e-15);
        Assert.AreEqual(1, curve.At(0.2).Threshold);
        Assert.AreEqual(0.98, curve.At(0.5).Threshold);
        Assert.AreEqual(0.1, curve.At(0.8).NormalizedExpectedCost, 1e-15);
        Assert.AreEqual(0, curve.At(1).NormalizedExpectedCost);
    }

    [TestMethod]
    public void KnowingNothingCostsTheSmallerSide()
    {
        CostCurve curve = ScoredRows.Ranked("(+---)").CostCurve();
        Assert.AreEqual(0.25, curve.AreaUnderCurve);
        foreach (double x in new[] { 0, 0.2, 0.5, 0.9, 1 })
            Assert.AreEqual(Math.Min(x, 1 - x), curve.At(x).NormalizedExpectedCost, 1e-15);
        Assert.AreEqual(double.PositiveInfinity, curve.At(0.2).Threshold);
        Assert.AreEqual(0, ScoredRows.Ranked("+---").CostCurve().AreaUnderCurve);
    }

    [TestMethod]
    public void NoThresholdCostsLessThanTheEnvelope() => Gen.Int[0, 100000].Sample(seed =>
    {
        BinaryImbalanceMetrics metrics = ScoredRows.Binary(ScoredRows.Random(seed, 40, ties: seed % 2 == 0));
        CostCurve curve = metrics.CostCurve();
        IReadOnlyList<RocPoint> points = metrics.RocCurve().Points;
        for (int i = 0; i <= 20; i++)
        {
            double x = i / 20.0;
            double least = points.Min(p => (1 - p.TruePositiveRate) * x + p.FalsePositiveRate * (1 - x));
            CostPoint at = curve.At(x);
            Assert.AreEqual(least, at.NormalizedExpectedCost, 1e-12);
            RocPoint chosen = points.First(p => p.Threshold == at.Threshold);
            Assert.AreEqual(least, (1 - chosen.TruePositiveRate) * x + chosen.FalsePositiveRate * (1 - x), 1e-12);
        }
    });

    [TestMethod]
    public void TheExpectedCostOfTheBestThresholdIsOnTheCurve()
    {
        BinaryImbalanceMetrics metrics = ScoredRows.Binary(ScoredRows.Random(3, 200, ties: false));
        // A row costs at most π · 8 + (1 - π) · 3: that is the unit of the curve.
        double least = -metrics.ThresholdCurve().Points.Max(point => -point.ExpectedCost(3, 8)), share = metrics.Prevalence;
        double onCurve = metrics.CostCurve().At(CostCurve.ProbabilityCostOf(share, 3, 8)).NormalizedExpectedCost * (share * 8 + (1 - share) * 3);
        Assert.AreEqual(least, onCurve, 1e-12);
    }

    [TestMethod]
    public void RowsOfOneKindHaveNoCurve()
    {
        CostCurve curve = ScoredRows.Ranked("++").CostCurve();
        Assert.IsEmpty(curve.Points);
        Assert.AreEqual(double.NaN, curve.AreaUnderCurve);
        Assert.AreEqual(
            "The rows evaluated are of one class, so that there is no cost curve. Evaluate rows of both classes.",
            Assert.ThrowsExactly<InvalidOperationException>(() => curve.At(0.5)).Message);
    }

    [TestMethod]
    public void ProbabilityCostsAreBetweenNoneAndAll()
    {
        Assert.AreEqual(0.5, CostCurve.ProbabilityCostOf(0.1, 1, 9), 1e-15);
        Assert.AreEqual(0, CostCurve.ProbabilityCostOf(0.1, 1, 0));
        Assert.AreEqual(double.NaN, CostCurve.ProbabilityCostOf(0.1, 0, 0));
        Assert.StartsWith("positiveShare is 1.5; it must be between 0 and 1.", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => CostCurve.ProbabilityCostOf(1.5, 1, 1)).Message);
        Assert.StartsWith(
            "probabilityCost is -1; it must be between 0 and 1.", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => ScoredRows.Ranked("+-").CostCurve().At(-1)).Message);
    }
}
