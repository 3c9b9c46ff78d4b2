using CsCheck;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class SharesTests
{
    [TestMethod]
    public void TheLargestRemaindersAreRoundedUp()
    {
        // 10 * (0.25, 0.33, 0.42) = 2.5, 3.3, 4.2: the whole parts leave one, which goes to 2.5.
        CollectionAssert.AreEqual(new[] { 3, 3, 4 }, Shares.Split(10, [0.25, 0.33, 0.42]));
        // Of equal remainders the first: 5 * 1/3 = 1.67 each.
        CollectionAssert.AreEqual(new[] { 2, 2, 1 }, Shares.Split(5, [1, 1, 1]));
        CollectionAssert.AreEqual(new[] { 0, 7, 0 }, Shares.Split(7, [0, 1e-300, 0]));
    }

    [TestMethod]
    public void SharesAddUpAndAreWithinOneOfTheExactShare() => Gen.Select(Gen.Int[0, 100_000], Gen.Double[1e-9, 1e9].Array[1, 50]).Sample((total, weights) =>
    {
        int[] shares = Shares.Split(total, weights);
        double sum = weights.Sum();
        return shares.Sum() == total && shares.Zip(weights).All(s => Math.Abs(s.First - total * s.Second / sum) <= 1);
    });

    [TestMethod]
    public void DealingKeepsTheCountsAndMixesThem()
    {
        int[] counts = [3, 0, 500, 40];
        RowNumbers numbers = Shares.Deal(counts, RandomStream.Create(1, "test"));
        int[] dealt = [.. Enumerable.Range(0, numbers.Count).Select(row => numbers[row])];
        CollectionAssert.AreEqual(counts, Enumerable.Range(0, 4).Select(i => dealt.Count(d => d == i)).ToArray());
        Assert.IsTrue(dealt.Take(271).Count(d => d == 3) is > 5 and < 35, "each half has its part of the 40");
    }
}
