using CsCheck;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance.Tests.Neighbors;

/// <summary>Queries with some of the indexed rows, and with foreign ones.</summary>
[TestClass]
public sealed class NeighborQueryTests
{
    public static IEnumerable<object[]> Names => NeighborData.Names.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void SomeRowsHaveTheNeighborsThatTheyHaveInTheFullTable(string name)
    {
        RowMatrix rows = NeighborData.Make(name, 900, 11);
        NeighborIndex index = NeighborIndex.Build(rows);
        NeighborTable all = index.QuerySelf(4, withDistances: true);
        // Not ascending, and with a row twice.
        int[] subset = [.. Enumerable.Range(0, 150).Select(i => i * 389 % 900), 389];

        NeighborTable some = index.QuerySelf(4, subset, withDistances: true);

        Assert.AreEqual(subset.Length, some.RowCount);
        for (int i = 0; i < subset.Length; i++)
        {
            CollectionAssert.AreEqual(all[subset[i]].ToArray(), some[i].ToArray());
            CollectionAssert.AreEqual(all.Distances(subset[i]).ToArray(), some.Distances(i).ToArray());
        }
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void ToKnowTheNeighborsAmongSomeRowsChangesNothingOfThoseAmongAll(string name)
    {
        RowMatrix rows = NeighborData.Make(name, 1800, 13);
        NeighborIndex index = NeighborIndex.Build(rows);
        // A sixth of the rows are too many to be laid out beside the others, a twelfth are few. Of three rows each has two neighbors among them, fewer than are asked for.
        foreach (int[] subset in new int[][] { [.. Enumerable.Range(0, 300).Select(i => i * 6)], [.. Enumerable.Range(0, 150).Select(i => i * 12)], [5, 77, 800] })
        {
            NeighborTable expected = index.QuerySelf(4, subset);
            NeighborIndex others = NeighborIndex.Build(new RowSelection(rows, [.. Enumerable.Range(0, 1800).Except(subset)]));
            foreach ((NeighborIndex searched, bool areIndexed) in new[] { (index, true), (others, false) })
            {
                using NeighborIndex own = searched.BuildOther(new RowSelection(rows, subset));
                var found = new NeighborTable(subset.Length, 4, withDistances: false);
                searched.QueryWith(found, own, subset, own.QuerySelf(Math.Min(4, subset.Length - 1)), areIndexed);
                for (int i = 0; i < subset.Length; i++)
                    CollectionAssert.AreEqual(expected[i].ToArray(), found[i].ToArray());
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void ForeignRowsHaveTheNeighborsOfBruteForce(string name)
    {
        RowMatrix rows = NeighborData.Make(name, 500, 6);
        RowMatrix queries = NeighborData.Map(NeighborData.Make(name, 90, 6), (value, _, _) => value * 1.01f);
        BruteForce.AssertForeign(rows, queries, NeighborIndex.Build(rows).Query(queries, 7, withDistances: true), 7);
    }

    [TestMethod]
    public void AForeignRowEqualToAnIndexedOneHasItForNeighbor()
    {
        RowMatrix rows = NeighborData.Gaussian(200, 5);
        NeighborTable table = NeighborIndex.Build(rows).Query(rows, 1, withDistances: true);
        for (int row = 0; row < 200; row++)
        {
            Assert.AreEqual(row, table[row][0]);
            Assert.AreEqual(0.0, table.Distances(row)[0]);
        }
    }

    [TestMethod]
    [DataRow(1e6f)]
    [DataRow(1e12f)]
    [DataRow(1e25f)]
    [DataRow(3e38f)]
    public void ForeignRowsFarBeyondTheDataAreComparedExactly(float far)
    {
        RowMatrix rows = NeighborData.Gaussian(300, 3);
        RowMatrix queries = NeighborData.Map(NeighborData.Gaussian(70, 3, seed: 5), (value, row, _) => row % 2 == 0 ? value : Math.Sign(value) * far);
        BruteForce.AssertForeign(rows, queries, NeighborIndex.Build(rows).Query(queries, 5, withDistances: true), 5);
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void AnIndexOfSomeRowsAnswersAboutThem(string name)
    {
        RowMatrix rows = NeighborData.Make(name, 900, 14);
        int[] some = [.. Enumerable.Range(0, 900).Where(row => row % 9 != 0)];
        NeighborIndex index = NeighborIndex.Build(new RowSelection(rows, some));
        NeighborTable byPlace = index.QuerySelf(4, withDistances: true);
        BruteForce.AssertSelf(rows.Select(some), byPlace, 4);

        // Under their own numbers, each in its own place.
        var set = new RowSet(900);
        foreach (int row in some)
            set.Add(row);
        using var ofSet = NeighborIndex.Build(new RowSelection(rows, set));
        NeighborTable byRow = ofSet.QuerySelf(4, withDistances: true), asked = ofSet.QuerySelf(4, some);
        for (int i = 0; i < some.Length; i++)
        {
            int[] expected = Array.ConvertAll(byPlace[i].ToArray(), place => some[place]);
            CollectionAssert.AreEqual(expected, byRow[some[i]].ToArray());
            CollectionAssert.AreEqual(byPlace.Distances(i).ToArray(), byRow.Distances(some[i]).ToArray());
            CollectionAssert.AreEqual(expected, asked[i].ToArray());
        }
    }

    [TestMethod]
    public void HugeOutliersAmongTheRowsAreComparedExactly()
    {
        foreach (float far in new[] { 1e6f, 1e20f, 3e38f })
        {
            RowMatrix rows = NeighborData.Map(NeighborData.Gaussian(900, 14), (value, row, column) => row % 100 == 7 ? far / 14 * (column + 1) : value);
            BruteForce.AssertSelf(rows, NeighborIndex.Build(rows).QuerySelf(4, withDistances: true), 4);
        }
    }

    [TestMethod]
    public void NoQueriesHaveNoNeighbors()
    {
        NeighborIndex index = NeighborIndex.Build(NeighborData.Gaussian(100, 3));
        Assert.AreEqual(0, index.QuerySelf(2, []).RowCount);
        Assert.AreEqual(0, index.Query(new RowMatrix([], 0, 3), 2).RowCount);
    }

    [TestMethod]
    public void AnyMatrixOfFewValuesGivesTheNeighborsOfBruteForce()
    {
        // Few distinct values, some of them extreme, make ties, copies and cancellation likely.
        float[] choices = [0, 1, -1, 0.5f, 1.0000001f, 3, 1e-20f, 1e6f, 1000001];
        var samples =
            from dimension in Gen.Int[1, 12]
            from rowCount in Gen.Int[2, 150]
            from values in Gen.Int[0, choices.Length - 1].Array[rowCount * dimension]
            from neighborCount in Gen.Int[1, rowCount - 1]
            select (Rows: new RowMatrix([.. values.Select(choice => choices[choice])], rowCount, dimension), NeighborCount: neighborCount);
        samples.Sample(
            sample => BruteForce.AssertSelf(
                sample.Rows, NeighborIndex.Build(sample.Rows).QuerySelf(sample.NeighborCount, withDistances: true), sample.NeighborCount),
            iter: 200);
    }
}
