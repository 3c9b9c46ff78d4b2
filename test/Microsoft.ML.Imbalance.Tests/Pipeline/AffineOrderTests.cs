namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class AffineOrderTests
{
    [TestMethod]
    public void EveryPlaceIsTakenOnce()
    {
        for (int count = 1; count <= 300; count++)
        {
            Func<int, int> order = AffineOrder.Create(count, seed: count);
            CollectionAssert.AreEqual(Enumerable.Range(0, count).ToArray(), Enumerable.Range(0, count).Select(order).Order().ToArray());
        }
    }

    [TestMethod]
    public void LargeCountsDoNotOverflow()
    {
        Func<int, int> order = AffineOrder.Create(int.MaxValue, seed: 5);
        int[] places = [.. Enumerable.Range(int.MaxValue - 100_000, 100_000).Select(order)];
        Assert.IsTrue(Array.TrueForAll(places, p => p is >= 0 and < int.MaxValue));
        Assert.HasCount(100_000, places.Distinct().ToArray());
    }

    [TestMethod]
    public void EverySeedHasAnOrderOfItsOwn()
        => Assert.IsGreaterThan(90, Enumerable.Range(0, 100).Select(seed => string.Join(' ', Enumerable.Range(0, 1000).Select(AffineOrder.Create(1000, seed)))).Distinct().Count());
}
