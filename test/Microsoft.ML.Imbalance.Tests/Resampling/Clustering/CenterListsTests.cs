namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class CenterListsTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(3)]
    [DataRow(255)]
    [DataRow(256)]
    [DataRow(65_535)]
    [DataRow(65_536)]
    [DataRow(1_000_000)]
    public void CentersAreListedWhateverTheirNumber(int centerCount)
    {
        using var lists = new CenterLists(10, 2, centerCount);
        Assert.AreEqual(Math.Min(2, centerCount), lists.Most);
        Assert.AreEqual(-1, lists[9, 0], "none at first");
        lists[9, 0] = centerCount - 1;
        lists[8, 0] = 0;
        Assert.AreEqual(centerCount - 1, lists[9, 0]);
        Assert.AreEqual(0, lists[8, 0]);
        Assert.AreEqual(-1, lists[7, lists.Most - 1]);
        lists.Clear();
        Assert.AreEqual(-1, lists[9, 0]);
    }

    [TestMethod]
    public void RowsAreSettledAsOfAMove()
    {
        using var lists = new CenterLists(10, 2, 5);
        lists.SetSettled(4, 17);
        Assert.AreEqual(17, lists.SettledAt(4));
        lists.SetNotSettled(4);
        Assert.IsLessThan(0, lists.SettledAt(4));
    }
}
