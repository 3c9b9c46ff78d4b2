using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance.Tests.Neighbors;

[TestClass]
public sealed class NeighborIndexTests
{
    public static IEnumerable<object[]> DataSets =>
        from name in NeighborData.Names
        from dimension in new[] { 1, 2, 3, 7, 8, 16, 17, 30, 100 }
        select new object[] { name, dimension };

    // Nine leaves at least; boxes of copies are at no distance from others, and still spare nearly all.
    [TestMethod]
    [DataRow("flat", 576, 30, true)]
    [DataRow("flat", 577, 30, true)]
    [DataRow("flat", 512, 30, false)]
    [DataRow("flat", 20_000, 30, true)]
    [DataRow("flat", 2000, 2, false)]
    [DataRow("clustered", 2000, 30, false)]
    [DataRow("clustered", 20_000, 30, false)]
    [DataRow("copies", 2000, 30, false)]
    public void NoBoxesOfLeavesAreKeptWhereTheySpareNothing(string data, int rowCount, int dimension, bool areCoarse)
    {
        RowMatrix rows = data switch
        {
            "flat" => NeighborData.Gaussian(rowCount, dimension),
            "clustered" => NeighborData.Clustered(rowCount, dimension),
            _ => NeighborData.Map(NeighborData.Gaussian(rowCount, dimension), (value, row, column) => row < rowCount / 2 ? column : value),
        };
        using NeighborIndex index = NeighborIndex.Build(rows);
        Assert.AreEqual(areCoarse, index.AreBoxesCoarse);
    }

    // A list of three takes 40 bytes, and eight times that is what 80 columns take.
    [TestMethod]
    [DataRow(3, 79, false)]
    [DataRow(3, 80, true)]
    [DataRow(1, 31, false)]
    [DataRow(1, 32, true)]
    public void ListsForVotesAreKeptUpToAnEighthOfTheRows(int neighborCount, int dimension, bool areKept) => Assert.AreEqual(areKept, NeighborIndex.MayKeepLists(neighborCount, dimension));

    [TestMethod]
    [DynamicData(nameof(DataSets))]
    public void NeighborsAndDistancesAreThoseOfBruteForce(string name, int dimension)
    {
        RowMatrix rows = NeighborData.Make(name, 601, dimension);
        BruteForce.AssertSelf(rows, NeighborIndex.Build(rows, threads: 2).QuerySelf(5, withDistances: true), 5);
    }

    [TestMethod]
    public void EveryNumberOfRowsFromTwoToTwoHundredWorks()
    {
        for (int rowCount = 2; rowCount <= 200; rowCount++)
        {
            RowMatrix rows = NeighborData.Gaussian(rowCount, 3, seed: rowCount);
            int neighborCount = Math.Min(rowCount - 1, 1 + rowCount % 9);
            BruteForce.AssertSelf(rows, NeighborIndex.Build(rows).QuerySelf(neighborCount, withDistances: true), neighborCount);
        }
    }

    [TestMethod]
    public void AllOtherRowsCanBeAskedFor()
    {
        RowMatrix rows = NeighborData.Gaussian(300, 4);
        BruteForce.AssertSelf(rows, NeighborIndex.Build(rows).QuerySelf(299, withDistances: true), 299);
    }

    [TestMethod]
    public void OfThreeThousandIdenticalRowsTheFirstOthersAreTheNeighbors()
    {
        NeighborTable table = NeighborIndex.Build(NeighborData.Identical(3000, 12)).QuerySelf(3, withDistances: true);
        for (int row = 0; row < 3000; row++)
        {
            int[] expected = row switch { 0 => [1, 2, 3], 1 => [0, 2, 3], 2 => [0, 1, 3], _ => [0, 1, 2] };
            CollectionAssert.AreEqual(expected, table[row].ToArray());
            CollectionAssert.AreEqual(new double[3], table.Distances(row).ToArray());
        }
    }

    // Nine values of ten are zero in each column, so that no spread tells how large the others are; one is beyond all measure.
    [TestMethod]
    [DataRow(1e-3f, 1e36f)]
    [DataRow(1e-12f, 1e36f)]
    [DataRow(1f, 1e20f)]
    public void RareValuesBesideAHugeOneHaveTheirNeighbors(float size, float huge)
    {
        RandomStream random = RandomStream.Create(1, nameof(NeighborIndexTests));
        var values = new float[1500 * 40];
        for (int i = 0; i < values.Length; i++)
            values[i] = random.NextDouble() < 0.05 ? size * (float)random.NextGaussian() : 0;
        values[30_003] = huge;
        var rows = new RowMatrix(values, 1500, 40);
        BruteForce.AssertSelf(rows, NeighborIndex.Build(rows).QuerySelf(5, withDistances: true), 5);
    }

    [TestMethod]
    public void OfEquallyNearRowsThoseWithTheLowestIndexWin()
    {
        // A 40 × 40 grid, row 40 y + x at (x, y): an inner point has four neighbors at distance 1, in order of index below, left, right, above.
        var values = new float[2 * 1600];
        for (int i = 0; i < 1600; i++)
            (values[2 * i], values[2 * i + 1]) = (i % 40, i / 40);
        NeighborTable table = NeighborIndex.Build(new RowMatrix(values, 1600, 2)).QuerySelf(3);

        CollectionAssert.AreEqual(new[] { 820 - 40, 820 - 1, 820 + 1 }, table[820].ToArray());
        CollectionAssert.AreEqual(new[] { 1, 40, 41 }, table[0].ToArray());
    }

    [TestMethod]
    public void RowsWithoutColumnsAreRefused()
    {
        var error = Assert.ThrowsExactly<ArgumentException>(() => NeighborIndex.Build(new RowMatrix([], 100, 0)));
        StringAssert.StartsWith(error.Message, "The 100 rows have no columns. Distances need at least one.");
        Assert.AreEqual("rows", error.ParamName);
    }

    [TestMethod]
    public void ManyThreadsMayQueryOneIndex()
    {
        RowMatrix rows = NeighborData.Clustered(1500, 9);
        NeighborIndex index = NeighborIndex.Build(rows, threads: 2);
        NeighborTable expected = index.QuerySelf(5, withDistances: true);
        var found = new NeighborTable[4];
        Parallel.For(0, found.Length, i => found[i] = index.QuerySelf(5, withDistances: true));
        foreach (NeighborTable table in found)
            BruteForce.AssertSame(expected, table);
    }

    [TestMethod]
    [DataRow(2)]
    [DataRow(12)]
    public void RowsOfASetAreAskedInPartsUnderTheirOwnNumbers(int dimension)
    {
        // More rows than a part holds, and parts of which none is asked for.
        RowMatrix rows = NeighborData.Gaussian(20000, dimension);
        var asked = new RowSet(20000);
        for (int row = 0; row < 20000; row++)
        {
            if (row % 3 != 0 && rows[row][0] > -0.5)
                asked.Add(row);
        }
        using NeighborIndex index = NeighborIndex.Build(rows);
        NeighborTable expected = index.QuerySelf(4);
        var found = new NeighborTable(20000, 4, withDistances: false);
        index.QuerySelf(found, asked);
        for (int row = 0; row < 20000; row++)
            CollectionAssert.AreEqual(asked.Contains(row) ? expected[row].ToArray() : new int[4], found[row].ToArray());
        index.QuerySelf(found, new RowSet(20000));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => index.QuerySelf(new NeighborTable(1, 20000, withDistances: false), asked));
    }

    [TestMethod]
    public void MemoryGrowsWithTheRowsNotWithTheirSquare()
    {
        const int RowCount = 20_000, Dimension = 4, NeighborCount = 5;
        RowMatrix rows = NeighborData.Gaussian(RowCount, Dimension);
        NeighborIndex.Build(NeighborData.Gaussian(600, Dimension), threads: 1).QuerySelf(NeighborCount);

        long before = GC.GetAllocatedBytesForCurrentThread();
        NeighborIndex.Build(rows, threads: 1).QuerySelf(NeighborCount);
        long bytesPerRow = (GC.GetAllocatedBytesForCurrentThread() - before) / RowCount;

        // Of the collector's memory 4 k for the result, and little else; a byte for each pair would be 20,000.
        Assert.IsLessThan(100, bytesPerRow);
    }

    [TestMethod]
    [DataRow(-1)]
    [DataRow(0)]
    [DataRow(1_000_000_000)]
    [DataRow(10)]
    public void ACountThatTheOtherRowsCannotMeetIsRefused(int neighborCount)
    {
        NeighborIndex index = NeighborIndex.Build(NeighborData.Gaussian(10, 2));
        string message = $"{neighborCount} neighbors are asked for among 9 other rows. Ask for at least 1 and at most as many as there are.";
        AssertRefused(neighborCount, message, () => index.QuerySelf(neighborCount));
        AssertRefused(neighborCount, message, () => index.QuerySelf(neighborCount, [1, 2]));
    }

    [TestMethod]
    public void ARowAloneHasNoNeighbors()
        => AssertRefused(
            1,
            "1 neighbors are asked for among 0 other rows. Ask for at least 1 and at most as many as there are.",
            () => NeighborIndex.Build(NeighborData.Gaussian(1, 2)).QuerySelf(1));

    [TestMethod]
    public void AForeignQueryMayHaveAllRowsForNeighborsButNotMore()
    {
        RowMatrix rows = NeighborData.Gaussian(10, 2), queries = NeighborData.Gaussian(3, 2, seed: 2);
        NeighborIndex index = NeighborIndex.Build(rows);
        BruteForce.AssertForeign(rows, queries, index.Query(queries, 10, withDistances: true), 10);
        AssertRefused(
            11, "11 neighbors are asked for among 10 rows. Ask for at least 1 and at most as many as there are.", () => index.Query(queries, 11));
    }

    [TestMethod]
    public void RowsWithOtherColumnsAreRefused()
    {
        NeighborIndex index = NeighborIndex.Build(NeighborData.Gaussian(10, 2));
        RowMatrix wider = NeighborData.Gaussian(3, 4);
        AssertOtherColumns("queries", () => index.Query(wider, 1));
        AssertOtherColumns("rows", () => index.BuildOther(new RowSelection(wider)));

        static void AssertOtherColumns(string name, Action action)
        {
            var error = Assert.ThrowsExactly<ArgumentException>(action);
            StringAssert.StartsWith(error.Message, $"The {name} have 4 columns, the indexed rows 2. Rows of the same columns are needed.");
            Assert.AreEqual(name, error.ParamName);
        }
    }

    [TestMethod]
    public void DistancesMustBeAskedFor()
    {
        NeighborTable table = NeighborIndex.Build(NeighborData.Gaussian(10, 2)).QuerySelf(1);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => table.Distances(0));
        Assert.AreEqual("This table holds no distances. Pass withDistances: true to the query.", error.Message);
    }

    private static void AssertRefused(int neighborCount, string message, Action query)
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(query);
        StringAssert.StartsWith(error.Message, message);
        Assert.AreEqual("neighborCount", error.ParamName);
        Assert.AreEqual(neighborCount, error.ActualValue);
    }
}
