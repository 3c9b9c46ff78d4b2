namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class RowNumbersTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(256)]
    [DataRow(257)]
    [DataRow(65536)]
    [DataRow(65537)]
    [DataRow(int.MaxValue)]
    public void NumbersUpToTheBoundAreKept(int bound)
    {
        var numbers = new RowNumbers(5, bound);
        Assert.AreEqual(0, numbers[4]);
        numbers[1] = bound - 1;
        numbers[2] = bound / 2;
        CollectionAssert.AreEqual(new[] { 0, bound - 1, bound / 2, 0, 0 }, All(numbers));
        numbers.Fill(0, 2, bound / 3);
        CollectionAssert.AreEqual(new[] { bound / 3, bound / 3, bound / 2, 0, 0 }, All(numbers));
    }

    [TestMethod]
    [DataRow(100)]
    [DataRow(1000)]
    [DataRow(100_000)]
    public void OnlyThoseThatAreShuffledChangePlaces(int bound)
    {
        var numbers = new RowNumbers(100, bound);
        for (int row = 0; row < 100; row++)
            numbers[row] = row;
        numbers.Shuffle(20, 50, RandomStream.Create(1, "test"));
        int[] all = All(numbers);
        CollectionAssert.AreEqual(Enumerable.Range(0, 20).Concat(Enumerable.Range(70, 30)).ToArray(), all[..20].Concat(all[70..]).ToArray());
        CollectionAssert.AreEquivalent(Enumerable.Range(20, 50).ToArray(), all[20..70]);
        Assert.IsFalse(all[20..70].SequenceEqual(Enumerable.Range(20, 50)));
    }

    private static int[] All(RowNumbers numbers) => [.. Enumerable.Range(0, numbers.Count).Select(row => numbers[row])];
}
