using CsCheck;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class RowCountsTests
{
    [TestMethod]
    public void CountsMayOutgrowAByte()
    {
        var counts = new RowCounts(3);
        foreach ((int add, int sum) in new[] { (254, 254), (1, 255), (1, 256), (1000, 1256) })
        {
            counts.Add(1, add);
            CollectionAssert.AreEqual(new[] { 0, sum, 0 }, new[] { counts[0], counts[1], counts[2] });
        }
    }

    [TestMethod]
    public void CountsAreTheSumsOfWhatWasAdded() => Gen.Select(Gen.Int[0, 9], Gen.Int[0, 400]).Array.Sample(steps =>
    {
        var counts = new RowCounts(10);
        var expected = new int[10];
        foreach ((int row, int count) in steps)
        {
            counts.Add(row, count);
            expected[row] += count;
        }
        return Enumerable.Range(0, 10).All(row => counts[row] == expected[row]);
    });

    [TestMethod]
    public void RepeatsOfAClassAreThoseOfItsRows()
    {
        var counts = new RowCounts(4);
        var codes = new ClassCodes(4);
        for (int row = 0; row < 4; row++)
        {
            counts.Add(row, row + 1);
            codes.Add(row % 2);
        }
        var all = new RepeatedRows(counts, 10);
        var odd = new RepeatedRows(counts, codes, 1, 6);
        CollectionAssert.AreEqual(new[] { 1, 2, 3, 4 }, Enumerable.Range(0, 4).Select(row => all[row]).ToArray());
        CollectionAssert.AreEqual(new[] { 0, 2, 0, 4 }, Enumerable.Range(0, 4).Select(row => odd[row]).ToArray());
        Assert.IsFalse(all.IsClumped);
        Assert.IsTrue(odd.IsClumped);
    }
}
