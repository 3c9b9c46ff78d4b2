using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance.Tests.Neighbors;

/// <summary>Rows on segments between a few, as SMOTE makes them, among rows that have no near neighbors: boxes of leaves spare little, and still the former look at little.</summary>
[TestClass]
public sealed class NearRowsAmongFlatOnesTests
{
    private const int FlatCount = 4700;
    private const int OriginCount = 60;
    private const int RowCount = 9400;
    private const int Dimension = 40;

    [TestMethod]
    [DataRow(1)]
    [DataRow(5)]
    // More than are looked for around.
    [DataRow(70)]
    public void NeighborsAreThoseOfBruteForce(int neighborCount)
    {
        RowMatrix rows = Rows();
        int[] some = [.. Enumerable.Range(0, 200).Select(i => (i * 47) + (i % 3))];
        foreach (SimdWidth width in new[] { SimdWidth.Vector128, SimdWidth.Vector256, SimdWidth.Vector512 })
        {
            using NeighborIndex index = NeighborIndex.Build(rows, threads: 2, width);
            NeighborTable all = new(RowCount, neighborCount, withDistances: true), asked = new(RowCount, neighborCount, withDistances: true);
            // Lists of 70 are not kept, so that rows are searched for leaf by leaf.
            if (neighborCount == 70)
                Assert.IsFalse(index.KeepsListsFor(neighborCount));
            index.QuerySelf(all);
            var half = new RowSet(RowCount);
            for (int row = FlatCount; row < RowCount; row++)
                half.Add(row);
            index.QuerySelf(asked, half);
            foreach (int row in some)
            {
                int[] expected = [.. BruteForce.Neighbors(rows, rows[row], neighborCount, row).Select(neighbor => neighbor.Row)];
                CollectionAssert.AreEqual(expected, all[row].ToArray(), $"{width}, row {row}");
                if (row >= FlatCount)
                    CollectionAssert.AreEqual(expected, asked[row].ToArray(), $"{width}, row {row} asked");
            }
            BruteForce.AssertSelf(rows, index.QuerySelf(neighborCount, some, withDistances: true), neighborCount, some);
            BruteForce.AssertForeign(rows, Rows(seed: 5).Select(some), index.Query(Rows(seed: 5).Select(some), neighborCount, withDistances: true), neighborCount);
        }
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public void NearRowsLookAtLittleWithAndWithoutBoxesOfLeaves(bool areCoarse)
    {
        (Leaves leaves, PanelReader reader, KernelSet kernels) = Open(Rows(), areCoarse);
        Assert.IsGreaterThan(0.3, leaves.Trials.VisitedShare);
        // In the order of the tree, as they are asked.
        int[] near = [.. Slots(leaves).Where(slot => slot >= FlatCount)], flat = [.. Slots(leaves).Where(slot => slot < FlatCount)];
        Assert.IsLessThan(0.25, ShareCompared(near, leaves, reader, kernels));
        Assert.IsGreaterThan(0.9, ShareCompared(flat, leaves, reader, kernels));
    }

    // Of half of the rows nearly nothing is looked at, of the others nearly all.
    [TestMethod]
    public void ListsOfAllRowsAreKeptWhereTheySaveAThirdOfTheTime()
    {
        using NeighborIndex half = NeighborIndex.Build(Rows(Dimension)), flat = NeighborIndex.Build(NeighborData.Gaussian(RowCount, Dimension));
        Assert.IsTrue(flat.KeepsListsFor(1));
        Assert.IsFalse(half.KeepsListsFor(1));
        // 12 × 4 + 4 bytes a row are more than an eighth of 160.
        Assert.IsFalse(flat.KeepsListsFor(4));
    }

    [TestMethod]
    public void ARowFindsTheLeafThatItIsIn()
    {
        foreach ((int rowCount, int dimension) in new[] { (64, 3), (65, 3), (5000, 1), (5000, 3), (20_000, 12) })
        {
            RowMatrix rows = NeighborData.Gaussian(rowCount, dimension);
            (Leaves leaves, _, _) = Open(rows, areCoarse: false);
            for (int leaf = 0; leaf < leaves.Count; leaf++)
            {
                for (int place = 0; place < leaves.CountIn(leaf); place++)
                    Assert.AreEqual(leaf, leaves.Splits!.LeavesNear(rows[leaves.SlotIn(leaf, place)]).Own);
            }
        }
    }

    [TestMethod]
    public void TheOtherLeafIsAcrossTheNearestSplit()
    {
        // Row i at i: leaves are 64 wide.
        RowMatrix line = NeighborData.Map(NeighborData.Gaussian(640, 1), (_, row, _) => row);
        KdSplits splits = Open(line, areCoarse: false).Leaves.Splits!;
        Assert.AreEqual((0, 1), splits.LeavesNear([3]));
        Assert.AreEqual((3, 2), splits.LeavesNear([(64 * 3) + 1]));
        Assert.AreEqual((3, 4), splits.LeavesNear([(64 * 3) + 60]));
        Assert.AreEqual((9, 8), splits.LeavesNear([700]));
    }

    [TestMethod]
    public void EqualRowsAreSplitNowhere()
    {
        KdSplits splits = Open(NeighborData.Identical(1000, 3), areCoarse: false).Leaves.Splits!;
        Assert.AreEqual((0, 0), splits.LeavesNear([1, 2, 3]));
    }

    [TestMethod]
    public unsafe void TheBoxOfAnEightHoldsItsRows()
    {
        foreach (bool areCoarse in new[] { true, false })
        {
            RowMatrix rows = Rows();
            (Leaves leaves, PanelReader reader, _) = Open(rows, areCoarse);
            Assert.AreEqual((leaves.Count + 7) / 8, leaves.Boxes.EightCount);
            int stride = leaves.Space.Stride;
            for (int leaf = 0; leaf < leaves.Count; leaf++)
            {
                float* box = reader.BoxOfEight(leaf / 8);
                for (int place = 0; place < leaves.CountIn(leaf); place++)
                {
                    ReadOnlySpan<float> row = rows[leaves.SlotIn(leaf, place)];
                    for (int k = 0; k < Dimension; k++)
                        Assert.IsTrue(row[k] * leaves.Space.Scale >= box[k] && row[k] * leaves.Space.Scale <= box[stride + k]);
                }
            }
        }
    }

    [TestMethod]
    public void WhatWasForNothingRestsForThreeLeaves()
    {
        var attempts = new Attempts();
        attempts.Note(hasGained: true);
        Assert.IsTrue(attempts.IsDue());
        attempts.Note(hasGained: false);
        CollectionAssert.AreEqual(new[] { false, false, false, true, true }, Enumerable.Range(0, 5).Select(_ => attempts.IsDue()).ToArray());
    }

    [TestMethod]
    public void RowsWithGapsInTheirNumbersAreNotInOrder()
    {
        RowMatrix rows = NeighborData.Gaussian(10, 2);
        var set = new RowSet(10);
        set.Add(7);
        var selection = new RowSelection(rows, set);
        var error = Assert.ThrowsExactly<ArgumentException>(
            () => new Leaves(selection, FilterSpace.Of(selection), KernelSet.For(SimdWidth.Auto), threads: 1, areOrdered: true));
        StringAssert.StartsWith(error.Message, "1 rows have numbers below 10.");
    }

    private static double ShareCompared(int[] rows, Leaves leaves, PanelReader reader, KernelSet kernels)
    {
        using var queries = new Leaves(leaves.Rows.Select(rows), leaves.Space, kernels, threads: 1, areOrdered: true);
        CollectionAssert.AreEqual(Enumerable.Range(0, rows.Length).ToArray(), Slots(queries).ToArray());
        var search = new PrunedSearch(queries, reader, kernels, new NeighborTable(rows.Length, 1, withDistances: false), isSelfJoin: true);
        for (int leaf = 0; leaf < queries.Count; leaf++)
            PrunedSearch.Search([search], leaf);
        return search.ComparedRows / ((double)rows.Length * leaves.Count);
    }

    private static IEnumerable<int> Slots(Leaves leaves)
        => Enumerable.Range(0, leaves.Count).SelectMany(leaf => Enumerable.Range(0, leaves.CountIn(leaf)).Select(place => leaves.SlotIn(leaf, place)));

    private static (Leaves Leaves, PanelReader Reader, KernelSet Kernels) Open(RowMatrix rows, bool areCoarse)
    {
        var selection = new RowSelection(rows);
        KernelSet kernels = KernelSet.For(SimdWidth.Auto);
        var leaves = new Leaves(selection, FilterSpace.Of(selection), kernels, threads: 1, areCoarse ? BoxDetail.Eights : BoxDetail.Leaves);
        Assert.AreEqual(areCoarse, leaves.Boxes.AreCoarse);
        return (leaves, new PanelReader(new LeafPanels(leaves, new FloatFilter(leaves.Space), RowSample.Of(selection), kernels, threads: 1, areKept: false)), kernels);
    }

    // Flat rows, then those on segments, each between two that are far apart.
    private static RowMatrix Rows(int dimension = Dimension, int seed = 1)
    {
        RandomStream random = RandomStream.Create(seed, nameof(NearRowsAmongFlatOnesTests));
        RowMatrix flat = NeighborData.Gaussian(FlatCount, dimension, seed), origins = NeighborData.Gaussian(OriginCount, dimension, seed + 1);
        var values = new float[RowCount * dimension];
        flat.Values.CopyTo(values, 0);
        for (int row = FlatCount; row < RowCount; row++)
        {
            int origin = random.Next(OriginCount);
            SegmentRows.Interpolate(origins[origin], origins[(origin + 1) % OriginCount], random.NextSingle(), values.AsSpan(row * dimension, dimension));
        }
        return new RowMatrix(values, RowCount, dimension);
    }
}
