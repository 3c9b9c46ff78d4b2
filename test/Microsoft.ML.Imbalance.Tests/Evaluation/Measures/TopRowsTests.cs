namespace Microsoft.ML.Imbalance.Tests.Evaluation.Measures;

[TestClass]
public sealed class TopRowsTests
{
    [TestMethod]
    public void TheFirstRowsByHand()
    {
        // 2 of the first 3 rows are positive, of 3 in all 6.
        TopRowsMetrics top = ScoredRows.Ranked("+-+--+").AtTop(3);
        Assert.AreEqual(3, top.RowCount);
        Assert.AreEqual(2, top.Positives);
        Assert.AreEqual(2.0 / 3, top.Precision, 1e-15);
        Assert.AreEqual(2.0 / 3, top.Recall, 1e-15);
        Assert.AreEqual(2.0 / 3 / 0.5, top.Lift, 1e-15);
    }

    [TestMethod]
    public void TiesAreResolvedInExpectation()
    {
        // One row comes first; of the four tied ones, one positive, two more are on the list: the positive one with chance 1/2.
        Assert.AreEqual(1.5, ScoredRows.Ranked("+(+---)-").AtTop(3).Positives);
        // Exactly: the mean over all orders of the tied rows, 2 of 4 places.
        Assert.AreEqual(1.5, Orders([true, false, false, false]).Average(order => 1 + order[..2].Count(isPositive => isPositive)), 1e-15);
    }

    [TestMethod]
    public void AShareNeedBeNoWholeNumberOfRows()
    {
        // 30 % of 5 rows is 1.5: the first row and half of the second.
        TopRowsMetrics top = ScoredRows.Ranked("+-+--").AtTopShare(0.3);
        Assert.AreEqual(1.5, top.RowCount, 1e-15);
        Assert.AreEqual(1 / 1.5, top.Precision, 1e-15);
        Assert.AreEqual(0.5, top.Recall, 1e-15);
        Assert.AreEqual(1, ScoredRows.Ranked("+-+--").AtTopShare(1).Recall);
    }

    [TestMethod]
    public void WeightsCountRows()
    {
        // Three positive rows first, then two negative: of the first 4, 3 are positive.
        BinaryImbalanceMetrics metrics = ScoredRows.Binary((true, 0.9, 3), (false, 0.8, 2), (true, 0.1, 1));
        Assert.AreEqual(3, metrics.AtTop(4).Positives);
        Assert.AreEqual(0.75, metrics.AtTop(4).Recall);
    }

    [TestMethod]
    public void WithoutPositiveRowsThereIsNoRecall()
    {
        Assert.AreEqual(0, ScoredRows.Ranked("--").AtTop(1).Precision);
        Assert.AreEqual(double.NaN, ScoredRows.Ranked("--").AtTop(1).Recall);
        Assert.AreEqual(double.NaN, ScoredRows.Ranked("--").AtTop(1).Lift);
    }

    [TestMethod]
    public void AListCannotBeEmptyOrLongerThanTheRows()
    {
        BinaryImbalanceMetrics metrics = ScoredRows.Ranked("+-");
        Assert.StartsWith("rowCount is 0; it must be at least 1.", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => metrics.AtTop(0)).Message);
        Assert.StartsWith(
            "rowCount is 3, but only 2 rows were evaluated. Ask for fewer, or for a share.", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => metrics.AtTop(3)).Message);
        foreach (double share in new[] { 0, -0.1, 1.1, double.NaN })
        {
            Assert.StartsWith(
                FormattableString.Invariant($"share is {share}; it must be above 0 and at most 1."),
                Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => metrics.AtTopShare(share)).Message);
        }
    }

    private static IEnumerable<bool[]> Orders(bool[] rows) => rows.Length == 0
        ? [[]]
        : Enumerable.Range(0, rows.Length).SelectMany(i => Orders([.. rows[..i], .. rows[(i + 1)..]]).Select(rest => (bool[])[rows[i], .. rest]));
}
