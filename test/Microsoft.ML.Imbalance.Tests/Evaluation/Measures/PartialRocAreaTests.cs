using CsCheck;

namespace Microsoft.ML.Imbalance.Tests.Evaluation.Measures;

[TestClass]
public sealed class PartialRocAreaTests
{
    // Curve of ++-+- : (0, 1/3), (0, 2/3), (1/2, 2/3), (1/2, 1), (1, 1).
    private static readonly BinaryImbalanceMetrics Metrics = ScoredRows.Ranked("++-+-");

    [TestMethod]
    public void ByFalsePositiveRateByHand()
    {
        // Up to 1/2 the curve is at 2/3: area 1/3 of at most 1/2, by chance 1/8.
        Assert.AreEqual(1.0 / 3, Metrics.PartialAreaUnderRocCurve(0.5, standardized: false), 1e-15);
        Assert.AreEqual(0.5 * (1 + (1.0 / 3 - 0.125) / (0.5 - 0.125)), Metrics.PartialAreaUnderRocCurve(0.5), 1e-15);
        // From 1/4 to 3/4: 1/4 at 2/3 and 1/4 at 1; by chance (9/16 - 1/16) / 2.
        Assert.AreEqual(5.0 / 12, Metrics.PartialAreaUnderRocCurve(0.75, 0.25, standardized: false), 1e-15);
        Assert.AreEqual(0.5 * (1 + (5.0 / 12 - 0.25) / (0.5 - 0.25)), Metrics.PartialAreaUnderRocCurve(0.75, 0.25), 1e-15);
    }

    [TestMethod]
    public void ByRecallByHand()
    {
        // Recall from 1/3 to 1: 1/3 with all to the right of the curve, 1/3 with a half; by chance (2/3)² / 2.
        Assert.AreEqual(0.5, Metrics.PartialAreaUnderRocCurveByRecall(1.0 / 3, standardized: false), 1e-15);
        Assert.AreEqual(0.5 * (1 + (0.5 - 2.0 / 9) / (2.0 / 3 - 2.0 / 9)), Metrics.PartialAreaUnderRocCurveByRecall(1.0 / 3), 1e-15);
    }

    [TestMethod]
    public void ATiedStretchIsStraight()
    {
        // (+-): the diagonal. Between 0.2 and 0.6 its height is 0.4 on average.
        BinaryImbalanceMetrics guess = ScoredRows.Ranked("(+-)");
        Assert.AreEqual(0.16, guess.PartialAreaUnderRocCurve(0.6, 0.2, standardized: false), 1e-15);
        Assert.AreEqual(0.5, guess.PartialAreaUnderRocCurve(0.6, 0.2), 1e-15);
        Assert.AreEqual(0.5, guess.PartialAreaUnderRocCurveByRecall(0.6, 0.9), 1e-15);
    }

    [TestMethod]
    public void TheWholeStretchIsTheWholeArea() => Gen.Int[0, 100000].Sample(seed =>
    {
        BinaryImbalanceMetrics metrics = ScoredRows.Binary(ScoredRows.Random(seed, 40, ties: seed % 2 == 0));
        Assert.AreEqual(metrics.AreaUnderRocCurve, metrics.PartialAreaUnderRocCurve(1), 1e-12);
        Assert.AreEqual(metrics.AreaUnderRocCurve, metrics.PartialAreaUnderRocCurveByRecall(0), 1e-12);
        // Stretches add up.
        double parts = metrics.PartialAreaUnderRocCurve(0.3, 0, standardized: false) + metrics.PartialAreaUnderRocCurve(1, 0.3, standardized: false);
        Assert.AreEqual(metrics.AreaUnderRocCurve, parts, 1e-12);
    });

    [TestMethod]
    public void RowsOfOneKindHaveNone()
    {
        Assert.AreEqual(double.NaN, ScoredRows.Ranked("++").PartialAreaUnderRocCurve(0.1));
        Assert.AreEqual(double.NaN, ScoredRows.Ranked("--").PartialAreaUnderRocCurveByRecall(0.9));
    }

    [TestMethod]
    [DataRow(0.2, 0.1)]
    [DataRow(0.2, 0.2)]
    [DataRow(-0.1, 0.2)]
    [DataRow(0.5, 1.5)]
    public void AStretchMustHaveALength(double from, double to)
    {
        string message = FormattableString.Invariant($"The stretch from {from} to {to} is none: it must begin at 0 or later, and end later than that and at 1 at most.");
        Assert.StartsWith(message, Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Metrics.PartialAreaUnderRocCurve(to, from)).Message);
        Assert.StartsWith(message, Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Metrics.PartialAreaUnderRocCurveByRecall(from, to)).Message);
    }
}
