using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance.Tests.Neighbors;

[TestClass]
public sealed class NeighborDeterminismTests
{
    public static IEnumerable<object[]> Names => NeighborData.Names.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void AnyNumberOfThreadsGivesTheSameBits(string name)
    {
        // Large enough for several threads: 2,000 × 2,000 × 13 multiplications.
        RowMatrix rows = NeighborData.Make(name, 2000, 13);
        NeighborTable one = NeighborIndex.Build(rows, threads: 1).QuerySelf(5, withDistances: true);
        BruteForce.AssertSame(one, NeighborIndex.Build(rows, threads: 2).QuerySelf(5, withDistances: true));
        BruteForce.AssertSame(one, NeighborIndex.Build(rows, threads: 8).QuerySelf(5, withDistances: true));
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void AnyRegisterWidthGivesTheSameBits(string name)
    {
        RowMatrix rows = NeighborData.Make(name, 700, 21);
        NeighborTable widest = NeighborIndex.Build(rows).QuerySelf(5, withDistances: true);
        foreach (SimdWidth width in new[] { SimdWidth.Vector128, SimdWidth.Vector256, SimdWidth.Vector512 })
            BruteForce.AssertSame(widest, NeighborIndex.Build(rows, threads: 2, width).QuerySelf(5, withDistances: true));
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void AllSearchesAgreeWithBothFilters(string name)
    {
        RowMatrix rows = NeighborData.Make(name, 650, 10);
        NeighborTable expected = NeighborIndex.Build(rows).QuerySelf(6, withDistances: true);
        BruteForce.AssertSelf(rows, expected, 6);
        KernelSet kernels = KernelSet.For(SimdWidth.Auto);
        var selection = new RowSelection(rows);
        var leaves = new Leaves(selection, FilterSpace.Of(selection), kernels, threads: 1);
        var rooms = new WorkerRooms();
        foreach ((PairFilter filter, bool areKept) in new (PairFilter, bool)[]
            { (new FloatFilter(leaves.Space), true), (new FloatFilter(leaves.Space), false), (new ByteFilter(leaves.Space), true), (new ByteFilter(leaves.Space), false) })
        {
            var panels = new LeafPanels(leaves, filter, RowSample.Of(selection), kernels, threads: 1, areKept);
            Assert.AreEqual(areKept, panels.AreKept);
            NeighborTable pruned = new(650, 6, withDistances: true), symmetric = new(650, 6, withDistances: true);
            var search = new PrunedSearch(leaves, new PanelReader(panels), kernels, pruned, isSelfJoin: true);
            for (int leaf = 0; leaf < leaves.Count; leaf++)
                PrunedSearch.Search([search], leaf);
            SymmetricSearch.Run(panels, kernels, symmetric, threads: 3, rooms);
            BruteForce.AssertSame(expected, pruned);
            BruteForce.AssertSame(expected, symmetric);

            // Several leaves at a time, the last of them alone; and eleven leaves in blocks of three.
            NeighborTable together = new(650, 6, withDistances: true), inBlocks = new(650, 6, withDistances: true);
            var reader = new PanelReader(panels);
            PrunedSearch[] searches = [.. Enumerable.Range(0, 5).Select(_ => new PrunedSearch(leaves, reader, kernels, together, isSelfJoin: true))];
            for (int leaf = 0; leaf < leaves.Count; leaf += 5)
                PrunedSearch.Search(searches.AsSpan(0, Math.Min(5, leaves.Count - leaf)), leaf);
            SymmetricSearch.Run(panels, kernels, inBlocks, threads: 1, rooms);
            BruteForce.AssertSame(expected, together);
            BruteForce.AssertSame(expected, inBlocks);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void FewRowsAmongManyHaveTheNeighborsOfAllTogether(string name)
    {
        RowMatrix rows = NeighborData.Make(name, 650, 19);
        NeighborTable expected = NeighborIndex.Build(rows).QuerySelf(6, withDistances: true);
        int[] few = [.. Enumerable.Range(0, 130).Select(i => 5 * i)];
        var selection = new RowSelection(rows.Select(few));
        foreach (SimdWidth width in new[] { SimdWidth.Vector128, SimdWidth.Vector256, SimdWidth.Vector512 })
        {
            var kernels = KernelSet.For(width);
            var space = FilterSpace.Of(new RowSelection(rows));
            foreach (PairFilter filter in new PairFilter[] { new FloatFilter(space), new ByteFilter(space) })
            {
                // The others are all rows, or only those that are not among the few.
                foreach (bool areIndexed in new[] { true, false })
                {
                    var many = new Leaves(areIndexed ? new RowSelection(rows) : new RowSelection(rows, [.. Enumerable.Range(0, 650).Except(few)]), space, kernels, threads: 1);
                    var panels = new LeafPanels(new Leaves(selection, space, kernels, threads: 1), filter, RowSample.Of(selection), kernels, threads: 1, areKept: true);
                    NeighborTable own = NeighborIndex.Build(selection.Matrix).QuerySelf(6);
                    foreach (int leavesAtOnce in new[] { 16, 2 })
                    {
                        var crossed = new NeighborTable(130, 6, withDistances: true);
                        CrossSearch.Run(many, panels, new KnownNeighbors(few, own, areIndexed ? 650 : null), kernels, crossed, threads: 3, new WorkerRooms(), leavesAtOnce);
                        for (int i = 0; i < 130; i++)
                        {
                            CollectionAssert.AreEqual(expected[few[i]].ToArray(), crossed[i].ToArray(), $"{width}, {filter.GetType().Name}, {areIndexed}, {leavesAtOnce}");
                            CollectionAssert.AreEqual(expected.Distances(few[i]).ToArray(), crossed.Distances(i).ToArray());
                        }
                    }
                }
            }
        }
    }

    [TestMethod]
    public void BlocksCoverAllLeavesAndGiveEachWorkerAsMany()
    {
        foreach ((int leaves, int threads) in new[] { (0, 2), (1, 2), (5, 2), (40, 2), (129, 4) })
        {
            foreach (int together in new[] { 1, 8, 16 })
            {
                var blocks = new LeafBlocks(leaves, threads, together);
                int[] covered = [.. Enumerable.Range(0, blocks.Count).SelectMany(block => Enumerable.Range(blocks[block].First, blocks[block].Count))];
                CollectionAssert.AreEqual(Enumerable.Range(0, leaves).ToArray(), covered);
                Assert.IsLessThanOrEqualTo(together, blocks.Size);
            }
        }
        // 40 leaves for 2 workers: two rounds of 10 each, not 16, 16 and 8.
        Assert.AreEqual(10, new LeafBlocks(40, 2, together: 16).Size);
        Assert.AreEqual(1, new LeafBlocks(40, 2, together: 1).Size);
    }

    [TestMethod]
    public void PermutedRowsHaveThePermutedNeighbors()
    {
        // Without ties: where distances tie, the order of the rows decides by design.
        RowMatrix rows = NeighborData.Gaussian(400, 5);
        RowMatrix reversed = NeighborData.Map(rows, (_, row, column) => rows[399 - row][column]);
        NeighborTable table = NeighborIndex.Build(rows).QuerySelf(5), other = NeighborIndex.Build(reversed).QuerySelf(5);
        for (int row = 0; row < 400; row++)
            CollectionAssert.AreEqual(table[row].ToArray().Select(neighbor => 399 - neighbor).ToArray(), other[399 - row].ToArray());
    }
}
