using CsCheck;

namespace Microsoft.ML.Imbalance.Tests.Ensembles;

/// <summary>Bins by hardness and what they give, computed by hand.</summary>
[TestClass]
public sealed class SelfPacedBinsTests
{
    // Between 0 and 1 in two bins: 0, 0.1, 0.2, 0.3 below the middle, 0.5 (on the border) and 1 above.
    private static readonly double[] Hardness = [0, 0.1, 0.2, 0.3, 0.5, 1];

    [TestMethod]
    public void BinsAreOfEqualWidth()
    {
        CollectionAssert.AreEqual(new[] { 0, 0, 0, 0, 1, 1 }, SelfPacedBins.BinsOf(Hardness, 2));
        // 0.2 to 1.2: the width is 0.25.
        CollectionAssert.AreEqual(new[] { 0, 1, 3, 3 }, SelfPacedBins.BinsOf([0.2, 0.46, 0.95, 1.2], 4));
        CollectionAssert.AreEqual(new[] { 0, 0, 0 }, SelfPacedBins.BinsOf([0.4, 0.4, 0.4], 5));
    }

    [TestMethod]
    public void ABinGivesByTheInverseOfItsMeanHardnessAndTheFactor()
    {
        int[] bins = [0, 0, 0, 0, 1, 1];
        // Means 0.15 and 0.75. α = 0.05: 1/0.2 = 5 and 1/0.8 = 1.25, shares 4/5 and 1/5 of 5 rows: 4 and 1.
        CollectionAssert.AreEqual(new[] { 4, 1 }, SelfPacedBins.CountsOf(Hardness, bins, 2, 0.05, 5));
        // α = ∞: the same weight, 2 of 4 rows each.
        CollectionAssert.AreEqual(new[] { 2, 2 }, SelfPacedBins.CountsOf(Hardness, bins, 2, double.PositiveInfinity, 4));
        // 3 of 6 each, but the second bin has 2: the first gives one more.
        CollectionAssert.AreEqual(new[] { 3, 2 }, SelfPacedBins.CountsOf(Hardness, bins, 2, double.PositiveInfinity, 5));
    }

    [TestMethod]
    public void TheFactorGrowsFromNearZeroToInfinity()
    {
        // Of two self-paced members the first has tan(π/4) = 1.
        Assert.AreEqual(1, SelfPacedBins.FactorOf(1, 2), 1e-12);
        Assert.AreEqual(double.PositiveInfinity, SelfPacedBins.FactorOf(2, 2));
        Assert.IsLessThan(0.2, SelfPacedBins.FactorOf(1, 9));
    }

    [TestMethod]
    public void CountsAreMetAndNoBinGivesMoreThanItHas() => Gen.Select(Gen.Double[0, 1].Array[1, 60], Gen.Int[1, 8], Gen.Double[0.01, 5]).Sample((hardness, binCount, factor) =>
    {
        int[] bins = SelfPacedBins.BinsOf(hardness, binCount);
        int wanted = (hardness.Length + 1) / 2;
        int[] counts = SelfPacedBins.CountsOf(hardness, bins, binCount, factor, wanted);
        return counts.Sum() == wanted && Enumerable.Range(0, binCount).All(bin => counts[bin] <= bins.Count(b => b == bin));
    });
}
