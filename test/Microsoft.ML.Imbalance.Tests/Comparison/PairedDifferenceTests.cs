using CsCheck;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class PairedDifferenceTests
{
    [TestMethod]
    public void TheIntervalIsThatOfTheCorrectedResampledTest()
    {
        // Differences 0.1, 0.2, 0.3: mean 0.2, s² = 0.01; three folds: n_test / n_train = 1/2.
        // Standard error √(0.01 (1/3 + 1/2)) = 0.0912871; t(2) = 4.3026527; half width 0.3927766.
        PairedDifference difference = PairedDifference.Of([0.6, 0.7, 0.8], [0.5, 0.5, 0.5], testToTrain: 0.5);
        Assert.AreEqual(0.2, difference.Mean, 1e-12);
        Assert.AreEqual(0.3927766, difference.HalfWidth, 1e-6);
        Assert.AreEqual(-0.1927766, difference.Low, 1e-6);
        Assert.AreEqual(0.5927766, difference.High, 1e-6);
        Assert.IsFalse(difference.IsSignificant);
    }

    [TestMethod]
    public void ADifferenceLargerThanItsIntervalIsSignificant()
        => Assert.IsTrue(PairedDifference.Of([0.60, 0.61, 0.62], [0.50, 0.50, 0.50], testToTrain: 0.5).IsSignificant);

    [TestMethod]
    public void NoDifferenceIsNeverSignificant()
    {
        PairedDifference difference = PairedDifference.Of([0.1, 0.2], [0.1, 0.2], testToTrain: 1);
        Assert.AreEqual(0, difference.Mean);
        Assert.IsFalse(difference.IsSignificant);
    }

    [TestMethod]
    public void AnUndefinedMetricIsNeverSignificant() => Assert.IsFalse(PairedDifference.Of([double.NaN, 0.9], [0.1, 0.2], testToTrain: 1).IsSignificant);

    [TestMethod]
    public void PValuesAndAdjustedIntervalsFollowFromTheSameError()
    {
        // As above: t = 0.2 / 0.0912871 = 2.1908902; with two degrees of freedom p = 1 - t / √(2 + t²) = 0.1598317.
        PairedDifference alone = PairedDifference.Of([0.6, 0.7, 0.8], [0.5, 0.5, 0.5], testToTrain: 0.5);
        Assert.AreEqual(1 - 2.1908902 / Math.Sqrt(6.8), alone.PValue, 1e-6);
        Assert.AreEqual(alone.PValue, alone.AdjustedPValue);
        Assert.AreEqual(alone.HalfWidth, alone.AdjustedHalfWidth);
        // Counted twice: confidence 0.975, t = 0.975 √(2 / (1 - 0.975²)) = 6.2053468.
        PairedDifference ofTwo = alone.WithMultiplicity(2);
        Assert.AreEqual(2 * alone.PValue, ofTwo.AdjustedPValue, 1e-12);
        Assert.AreEqual(6.2053468 * 0.0912871, ofTwo.AdjustedHalfWidth, 1e-5);
        Assert.AreEqual(alone.Low, ofTwo.Low);
        Assert.AreEqual(ofTwo.Mean - ofTwo.AdjustedHalfWidth, ofTwo.AdjustedLow);
        Assert.AreEqual(ofTwo.Mean + ofTwo.AdjustedHalfWidth, ofTwo.AdjustedHigh);
    }

    [TestMethod]
    public void TheAdjustedIntervalExcludesZeroWhereTheAdjustedPValueIsBelowFivePercent() => Check.Sample(
        Gen.Select(Gen.Double[-1, 1].Array[3, 10], Gen.Double[1, 20]), (differences, multiplicity) =>
        {
            PairedDifference difference = PairedDifference.Of(differences, new double[differences.Length], testToTrain: 0.25).WithMultiplicity(multiplicity);
            if (Math.Abs(difference.PValue * multiplicity - 0.05) > 1e-6)
                Assert.AreEqual(difference.AdjustedPValue < 0.05, difference.AdjustedLow > 0 || difference.AdjustedHigh < 0);
        });

    [TestMethod]
    public void TheSameDifferenceInEveryFoldIsCertainAndNoneIsNot()
    {
        Assert.AreEqual(0, PairedDifference.Of([0.75, 0.5], [0.5, 0.25], testToTrain: 1).PValue);
        Assert.AreEqual(1, PairedDifference.Of([0.5, 0.25], [0.5, 0.25], testToTrain: 1).PValue);
    }
}
