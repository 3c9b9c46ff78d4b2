using CsCheck;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class ThresholdTunerTests
{
    [TestMethod]
    public void TheThresholdLiesHalfWayBetweenTheClassesItSeparates()
        => Assert.AreEqual(0.25, ThresholdTuner.BestBalancedAccuracy([0.1f, 0.2f, 0.3f, 0.9f], [false, false, true, true]), 1e-7);

    [TestMethod]
    public void EverythingIsPositiveWhereScoresTellNothing() => Assert.AreEqual(0, ThresholdTuner.BestBalancedAccuracy([0.3f, 0.3f, 0.3f], [false, true, false]));

    [TestMethod]
    public void NoThresholdIsBetterThanTheOneFound() => Gen.Select(Gen.Int[0, 9], Gen.Bool).Array[2, 30].Where(rows => rows.Any(r => r.Item2) && rows.Any(r => !r.Item2)).Sample(rows =>
    {
        float[] probabilities = [.. rows.Select(r => r.Item1 / 10f)];
        bool[] isPositive = [.. rows.Select(r => r.Item2)];
        double found = BalancedAccuracy(probabilities, isPositive, ThresholdTuner.BestBalancedAccuracy(probabilities, isPositive));
        for (double threshold = -0.05; threshold < 1.05; threshold += 0.1)
            Assert.IsGreaterThanOrEqualTo(BalancedAccuracy(probabilities, isPositive, threshold) - 1e-9, found);
    });

    private static double BalancedAccuracy(float[] probabilities, bool[] isPositive, double threshold)
    {
        double Share(bool positive) => probabilities.Where((p, i) => isPositive[i] == positive && p >= threshold == positive).Count() / (double)isPositive.Count(p => p == positive);
        return (Share(true) + Share(false)) / 2;
    }
}
