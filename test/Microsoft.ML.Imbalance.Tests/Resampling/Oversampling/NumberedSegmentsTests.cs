namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class NumberedSegmentsTests
{
    [TestMethod]
    public void AttemptsDrawFromNoBranchThatWholeNumbersTake()
    {
        RandomStream row = RandomStream.Create(1, "test").Split(5);
        HashSet<ulong> taken = [.. Enumerable.Range(0, 10_000).Select(slot => row.Split((ulong)slot).NextUInt64())];
        for (int attempt = 0; attempt < 1000; attempt++)
            Assert.IsFalse(taken.Contains(NumberedSegments.OfAttempt(row, attempt).NextUInt64()), $"attempt {attempt}");
    }

    [TestMethod]
    public void ARowFollowsItsNumber()
    {
        var table = new FeatureTable(0, new FeatureLayout([], [SlotRole.Numeric], null, []), new RowMatrix([0, 10, 20], 3, 1), [0, 1, 2]);
        var numbers = new RowNumbers(4, 3);
        var rows = new NumberedSegments(table, new Growth(0, 4), RandomStream.Create(1, "test"), numbers, (number, _) => new Segment(number, 0, 0));
        numbers[1] = 2;
        numbers[3] = 1;
        var value = new float[1];
        float[] values = [.. Enumerable.Range(0, 4).Select(i =>
        {
            rows.Fill(i, value);
            return value[0];
        })];
        CollectionAssert.AreEqual(new float[] { 0, 20, 0, 10 }, values);
    }
}
