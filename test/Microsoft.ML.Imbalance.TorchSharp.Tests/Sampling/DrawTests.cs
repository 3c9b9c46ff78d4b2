using CsCheck;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

[TestClass]
public sealed class DrawTests
{
    [TestMethod]
    public void AnEpochHasAsManyDrawsAsRowsBySampling()
    {
        long[] counts = [90, 9, 1];
        CollectionAssert.AreEqual(counts, DrawSchedule.Draws(BatchSampling.Uniform, 0.3, counts));
        // Thirds of 100; the rest goes to the first.
        CollectionAssert.AreEqual(new long[] { 34, 33, 33 }, DrawSchedule.Draws(BatchSampling.ClassBalanced, 0.3, counts));
        // Roots 9.487, 3, 1 of 13.487: 70.34, 22.24 and 7.41 of 100; the largest remainder is the last.
        CollectionAssert.AreEqual(new long[] { 70, 22, 8 }, DrawSchedule.Draws(BatchSampling.SquareRoot, 0.3, counts));
        CollectionAssert.AreEqual(counts, DrawSchedule.Draws(BatchSampling.ProgressivelyBalanced, 0, counts));
        // Half way: 45 + 16.67, 4.5 + 16.67, 0.5 + 16.67.
        CollectionAssert.AreEqual(new long[] { 62, 21, 17 }, DrawSchedule.Draws(BatchSampling.ProgressivelyBalanced, 0.5, counts));
        CollectionAssert.AreEqual(new long[] { 34, 33, 33 }, DrawSchedule.Draws(BatchSampling.ProgressivelyBalanced, 1, counts));
        CollectionAssert.AreEqual(new long[] { 5, 0, 5 }, DrawSchedule.Draws(BatchSampling.ClassBalanced, 0, [9, 0, 1]), "a class without rows has no draws");
    }

    [TestMethod]
    public void NoRowComesAgainBeforeAllOfItsClassHave()
    {
        Gen.Select(Gen.Int[1, 60].Array[2, 4], Gen.Enum<BatchSampling>(), Gen.Int[1, 12], Gen.Int[0, 1000]).Sample((sizes, sampling, epochs, seed) =>
        {
            long[] counts = Array.ConvertAll(sizes, size => (long)size);
            var schedule = new DrawSchedule(seed, counts, [.. Enumerable.Repeat(sampling, epochs)]);
            int[] first = [.. counts.Select((_, c) => (int)counts.Take(c).Sum())];
            var seen = new int[counts.Sum()];
            for (int epoch = 0; epoch < epochs; epoch++)
            {
                int[] order = Order(schedule[epoch], counts);
                Assert.HasCount((int)counts.Sum(), order);
                foreach (int row in order)
                    seen[row]++;
                for (int c = 0; c < counts.Length; c++)
                {
                    ReadOnlySpan<int> ofClass = seen.AsSpan(first[c], sizes[c]);
                    int most = 0, least = int.MaxValue;
                    foreach (int times in ofClass)
                        (most, least) = (Math.Max(most, times), Math.Min(least, times));
                    Assert.IsLessThanOrEqualTo(1, most - least, $"class {c} after epoch {epoch}");
                }
            }
        }, iter: 200);
    }

    [TestMethod]
    public void EveryRowOfTheMajorityIsSeenWithinAFewBalancedEpochs()
    {
        // 1,000 rows, half of each epoch's draws are of the majority: its 990 rows take two epochs.
        var schedule = new DrawSchedule(1, [990, 10], [.. Enumerable.Repeat(BatchSampling.ClassBalanced, 2)]);
        var seen = Order(schedule[0], [990, 10]).Concat(Order(schedule[1], [990, 10])).ToHashSet();
        Assert.HasCount(1000, seen);
    }

    [TestMethod]
    public void OrdersFollowFromSeedAndEpoch()
    {
        long[] counts = [50, 20];
        BatchSampling[] samplings = [BatchSampling.Uniform, BatchSampling.Uniform];
        int[] order = Order(new DrawSchedule(1, counts, samplings)[0], counts);
        CollectionAssert.AreEqual(order, Order(new DrawSchedule(1, counts, samplings)[0], counts));
        CollectionAssert.AreNotEqual(order, Order(new DrawSchedule(1, counts, samplings)[1], counts));
        CollectionAssert.AreNotEqual(order, Order(new DrawSchedule(2, counts, samplings)[0], counts));
    }

    private static int[] Order(EpochDraws draws, long[] counts)
        => RowOrder.Shuffled(draws, 0, [.. counts.Select((count, c) => new DrawnRows(c, 0, [.. Enumerable.Range((int)counts.Take(c).Sum(), (int)count)], draws.Before[c], draws.After[c]))]);
}
