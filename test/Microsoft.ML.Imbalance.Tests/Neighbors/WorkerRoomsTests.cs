using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance.Tests.Neighbors;

[TestClass]
public sealed class WorkerRoomsTests
{
    [TestMethod]
    public void WhatWasLentComesBackWhateverBecameOfTheWork()
    {
        using var rooms = new WorkerRooms();
        WorkerRoom? first = null, second = null;
        AlignedBuffer? taken = null;
        Assert.ThrowsExactly<OperationCanceledException>(() => rooms.Lend(rent =>
        {
            first = rent();
            taken = first.Take(100);
            throw new OperationCanceledException();
        }));
        rooms.Lend(rent =>
        {
            second = rent();
            Assert.AreSame(taken, second.Take(100));
        });
        Assert.AreSame(first, second);
    }

    [TestMethod]
    public void AnIndexAnswersAfterASearchThatWasCanceled()
    {
        RowMatrix rows = NeighborData.Gaussian(6000, 12);
        using NeighborIndex index = NeighborIndex.Build(rows, threads: 2);
        NeighborTable expected = index.QuerySelf(3, withDistances: true);
        using var source = new CancellationTokenSource();
        var canceled = new CancelingSink(source);
        Assert.ThrowsExactly<OperationCanceledException>(() => Cancellation.Run(source.Token, () =>
        {
            index.QuerySelf(canceled, RowSet.All(6000));
            return 0;
        }));
        Assert.IsLessThan(6000, canceled.Count);
        BruteForce.AssertSame(expected, index.QuerySelf(3, withDistances: true));
    }

    [TestMethod]
    [DataRow(4000, 2, 3)]
    [DataRow(4000, 30, 3)]
    [DataRow(2000, 100, 3)]
    [DataRow(90, 30, 3)]
    [DataRow(500, 3, 499)]
    public void EachRowIsHandedOutOnce(int rowCount, int dimension, int neighborCount)
    {
        // Boxes that spare much and boxes that spare nothing.
        using NeighborIndex index = NeighborIndex.Build(NeighborData.Gaussian(rowCount, dimension), threads: 2);
        var all = new CountingSink(rowCount, neighborCount);
        index.QuerySelf(all);
        CollectionAssert.AreEqual(Enumerable.Repeat(1, rowCount).ToArray(), all.Counts);
        var some = new CountingSink(rowCount, neighborCount);
        var asked = new RowSet(rowCount);
        for (int row = 0; row < rowCount; row += 3)
            asked.Add(row);
        index.QuerySelf(some, asked);
        CollectionAssert.AreEqual(Enumerable.Range(0, rowCount).Select(row => row % 3 == 0 ? 1 : 0).ToArray(), some.Counts);
    }

    private sealed class CountingSink(int rowCount, int neighborCount) : INeighborSink
    {
        public int NeighborCount => neighborCount;

        public int[] Counts { get; } = new int[rowCount];

        public void Set(int row, ReadOnlySpan<Candidate> neighbors) => Interlocked.Increment(ref Counts[row]);
    }

    private sealed class CancelingSink(CancellationTokenSource source) : INeighborSink
    {
        private int _count;

        public int Count => _count;

        public int NeighborCount => 3;

        public void Set(int row, ReadOnlySpan<Candidate> neighbors)
        {
            if (Interlocked.Increment(ref _count) == 10)
                source.Cancel();
        }
    }
}
