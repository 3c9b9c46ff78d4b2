namespace Microsoft.ML.Imbalance.Tool.Tests;

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
}
