using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

[TestClass]
public sealed class TrainingRowsTests
{
    // 1,000 rows of 3 values, a weight and a class: 20 kB. A tenth of it in memory.
    private static readonly int[] Counts = [900, 90, 10];

    [TestMethod]
    [DataRow(1L << 30, false)]
    [DataRow(2000L, false)]
    [DataRow(2000L, true)]
    [DataRow(1L, false)]
    public void AnEpochHasEveryRowOnceWithItsClassAndWeight(long budget, bool isSorted)
    {
        // With a chunk for each row, fewer rows.
        int[] counts = budget == 1 ? [90, 9, 1] : Counts;
        var feed = new NumberedRows(counts, isSorted: isSorted, hasWeights: true);
        using TrainingRows rows = Read(feed, 0, budget);
        Assert.AreEqual(budget < 1 << 20, rows.AreOnDisk);
        Assert.IsNull(rows.Validation);
        var schedule = new DrawSchedule(1, rows.Training.ClassCounts, [BatchSampling.Uniform, BatchSampling.Uniform]);
        int[] first = Numbers(feed, rows.Training.Epoch(schedule[0], 64)), second = Numbers(feed, rows.Training.Epoch(schedule[1], 64));
        CollectionAssert.AreEquivalent(Enumerable.Range(0, counts.Sum()).ToArray(), first);
        CollectionAssert.AreEquivalent(first, second);
        CollectionAssert.AreNotEqual(first, second);
        CollectionAssert.AreEquivalent(first, Numbers(feed, rows.Training.Pass(300)));
    }

    [TestMethod]
    [DataRow(1L << 30)]
    [DataRow(2000L)]
    public void BalancedEpochsDrawEveryClassAlikeAndSeeTheMajority(long budget)
    {
        var feed = new NumberedRows(Counts);
        using TrainingRows rows = Read(feed, 0, budget);
        var schedule = new DrawSchedule(1, rows.Training.ClassCounts, [.. Enumerable.Repeat(BatchSampling.ClassBalanced, 3)]);
        var seen = new HashSet<int>();
        for (int epoch = 0; epoch < 3; epoch++)
        {
            int[] numbers = Numbers(feed, rows.Training.Epoch(schedule[epoch], 64));
            seen.UnionWith(numbers);
            // From chunks, parts of draws are rounded: by one row a chunk and class at most.
            for (int c = 0; c < 3; c++)
                Assert.AreEqual(333, numbers.Count(row => feed.Classes.Codes[row] == c), rows.AreOnDisk ? 50 : 1, $"class {c}");
        }
        Assert.IsGreaterThanOrEqualTo(rows.AreOnDisk ? 950 : 1000, seen.Count);
    }

    [TestMethod]
    public void ChunksAreLikenessesOfTheWhole()
    {
        // 800 and 80 rows in 8 chunks, sorted by class: 100 and 10 in each.
        using var file = new ChunkFile(Path.GetTempPath(), 1, [800, 80], 8, 1);
        for (int row = 0; row < 880; row++)
            file.Add([row], row < 800 ? 0 : 1, 1);
        Assert.IsTrue(file.RowsOfChunks.All(counts => counts[0] == 100 && counts[1] == 10));
        float[] all = [.. Enumerable.Range(0, 8).SelectMany(chunk => Values(file.Read(chunk, false)))];
        CollectionAssert.AreEquivalent(Enumerable.Range(0, 880).Select(row => (float)row).ToArray(), all);
    }

    [TestMethod]
    public void ValidationHoldsTheShareOfEachClass()
    {
        var feed = new NumberedRows(Counts);
        using TrainingRows rows = Read(feed, 0.2, 1 << 30), again = Read(feed, 0.2, 2000);
        CollectionAssert.AreEqual(new long[] { 720, 72, 8 }, rows.Training.ClassCounts.ToArray());
        CollectionAssert.AreEqual(new long[] { 180, 18, 2 }, rows.Validation!.ClassCounts.ToArray());
        int[] held = Numbers(feed, rows.Validation.Pass(64));
        CollectionAssert.AreEquivalent(held, Numbers(feed, again.Validation!.Pass(64)), "the same rows, in memory or on disk");
        Assert.IsEmpty(held.Intersect(Numbers(feed, rows.Training.Pass(64))));
    }

    [TestMethod]
    public void TheTemporaryFileGoes()
    {
        string folder = Directory.CreateTempSubdirectory("imbalance-tests-").FullName;
        try
        {
            var feed = new NumberedRows(Counts);
            TrainingRows.Read(feed, feed.Classes, 0, new RowStorage(2000, folder), 1, CPU, default).Dispose();
            Assert.IsEmpty(Directory.GetFiles(folder));
            using var cancelled = new CancellationTokenSource();
            var ending = new EndingFeed(feed, cancelled);
            Assert.ThrowsExactly<OperationCanceledException>(() => TrainingRows.Read(ending, feed.Classes, 0, new RowStorage(2000, folder), 1, CPU, cancelled.Token));
            Assert.IsEmpty(Directory.GetFiles(folder));
        }
        finally
        {
            Directory.Delete(folder);
        }
    }

    [TestMethod]
    public void ALastRowIsNotLeftAlone()
    {
        var feed = new NumberedRows([60, 5]);
        using TrainingRows rows = Read(feed, 0, 1 << 30);
        // 65 rows in batches of 32: the second has 33.
        CollectionAssert.AreEqual(new[] { 32, 33 }, rows.Training.Pass(32).Select(batch => batch.Count).ToArray());
    }

    [TestMethod]
    public void WhatCantBeTrainedOnIsAnError()
    {
        var one = new NumberedRows([5]);
        Assert.AreEqual("Label column 'Label' has only class \"class 0\"; a network needs rows of at least two classes.", Assert.ThrowsExactly<InvalidOperationException>(() => Read(one, 0, 1000)).Message);
        var feed = new NumberedRows([5, 5]);
        var others = new NumberedRows([5, 7]);
        Assert.AreEqual(
            "The data had 10 rows when its labels were read and 12 when its features were. Its source must give the same rows in every pass; cache it first.",
            Assert.ThrowsExactly<InvalidOperationException>(() => TrainingRows.Read(others, feed.Classes, 0, new RowStorage(1 << 20, Path.GetTempPath()), 1, CPU, default)).Message);
    }

    private static TrainingRows Read(NumberedRows feed, double validation, long budget)
        => TrainingRows.Read(feed, feed.Classes, validation, new RowStorage(budget, Path.GetTempPath()), 1, CPU, default);

    private static int[] Numbers(NumberedRows feed, IEnumerable<Batch> batches)
    {
        var numbers = new List<int>();
        foreach (Batch batch in batches)
        {
            float[] values = [.. batch.Rows.select(1, 0).contiguous().data<float>()];
            long[] classes = [.. batch.Classes.data<long>()];
            float[]? weights = batch.Weights is null ? null : [.. batch.Weights.data<float>()];
            for (int i = 0; i < values.Length; i++)
            {
                Assert.AreEqual(feed.Classes.Codes[(int)values[i]], (int)classes[i]);
                Assert.AreEqual(feed.HasWeights ? 1 + (int)values[i] % 3 : 1, weights?[i] ?? 1);
                numbers.Add((int)values[i]);
            }
        }
        return [.. numbers];
    }

    private static IEnumerable<float> Values(RowBlocks rows) => Enumerable.Range(0, rows.Count).Select(row => rows[row][0]);

    private sealed class EndingFeed(RowFeed feed, CancellationTokenSource source) : RowFeed
    {
        public override int Width => feed.Width;

        public override bool HasWeights => feed.HasWeights;

        public override void Read(RowSink sink, CancellationToken cancellationToken)
        {
            source.Cancel();
            feed.Read(sink, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
