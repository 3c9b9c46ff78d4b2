using Microsoft.ML.Imbalance.Neighbors;
using Microsoft.ML.Imbalance.Tests.Neighbors;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Rows that stand apart, or are computed, are the rows that they are in one array.</summary>
[TestClass]
public sealed class RowMatrixTests
{
    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(64)]
    [DataRow(130)]
    [DataRow(200)]
    public void RowsThatStandApartAreReadAsIfTheyDidNot(int apartCount)
    {
        RowMatrix rows = NeighborData.Gaussian(200, 7);
        RowMatrix divided = Divide(rows, SomeRows(200, apartCount));
        RowMatrixAssert.SameRows(rows, divided);
        Assert.AreEqual(apartCount * 7, divided.Apart!.Length);
        Assert.AreEqual($"{apartCount} rows of 200 stand apart. Read them one by one.", Assert.ThrowsExactly<InvalidOperationException>(() => divided.Values).Message);
    }

    [TestMethod]
    public void RowsBehindThemAreComputed()
    {
        RowMatrix rows = NeighborData.Gaussian(300, 5);
        RowMatrix first = rows.Select([.. Enumerable.Range(0, 220)]);
        RowMatrix divided = Divide(first, SomeRows(220, 40)).With(new Last(rows, 80));
        Assert.AreEqual(220, divided.StoredCount);
        RowMatrixAssert.SameRows(rows, divided);
        Assert.ThrowsExactly<InvalidOperationException>(() => divided.With(new Last(rows, 80)));
    }

    [TestMethod]
    public void RowsThatStandApartAreTakenWithoutACopy()
    {
        RowMatrix rows = NeighborData.Gaussian(100, 3);
        RowSet set = SomeRows(100, 30);
        RowMatrix divided = Divide(rows, set), taken = divided.TakeApart()!;
        Assert.AreSame(divided.Apart, taken.Values);
        RowMatrixAssert.SameRows(rows.Select(set.ToArray()), taken);
        Assert.IsNull(rows.TakeApart());
    }

    [TestMethod]
    public void ArraysThatAreTooShortAreRefused()
    {
        var division = new RowDivision(SomeRows(10, 4));
        Assert.Contains("can't hold 4 rows of 2", Assert.ThrowsExactly<ArgumentException>(() => new RowMatrix(new float[12], new float[7], division, 2)).Message);
        Assert.Contains("can't hold 6 rows of 2", Assert.ThrowsExactly<ArgumentException>(() => new RowMatrix(new float[11], new float[8], division, 2)).Message);
    }

    [TestMethod]
    [DataRow("gaussian")]
    [DataRow("clustered")]
    [DataRow("grid")]
    public void NeighborsAreTheSame(string name)
    {
        RowMatrix rows = NeighborData.Make(name, 1500, 9);
        RowSet set = SomeRows(1500, 150);
        RowMatrix divided = Divide(rows, set);
        using NeighborIndex expected = NeighborIndex.Build(rows), found = NeighborIndex.Build(divided);
        BruteForce.AssertSame(expected.QuerySelf(5, withDistances: true), found.QuerySelf(5, withDistances: true));

        // Some of the rows, and some among others.
        int[] some = set.ToArray();
        BruteForce.AssertSame(expected.QuerySelf(3, some, withDistances: true), found.QuerySelf(3, some, withDistances: true));
        using NeighborIndex others = NeighborIndex.Build(new RowSelection(rows, set.Complement())), dividedOthers = NeighborIndex.Build(new RowSelection(divided, set.Complement()));
        var expectedTable = new NeighborTable(some.Length, 2, withDistances: true);
        var foundTable = new NeighborTable(some.Length, 2, withDistances: true);
        others.Query(new RowSelection(rows, some), expectedTable);
        dividedOthers.Query(new RowSelection(divided, some), foundTable);
        BruteForce.AssertSame(expectedTable, foundTable);
    }

    private static RowSet SomeRows(int rowCount, int count)
    {
        var set = new RowSet(rowCount);
        for (int i = 0; i < count; i++)
            set.Add(i * 7919 % rowCount);
        Assert.AreEqual(count, set.Count);
        return set;
    }

    private static RowMatrix Divide(RowMatrix rows, RowSet apart)
        => new(rows.Select(apart.Complement().ToArray()).Values, rows.Select(apart.ToArray()).Values, new RowDivision(apart), rows.Dimension);

    private sealed class Last(RowMatrix rows, int count) : IComputedRows
    {
        public int Count => count;

        public void Fill(ReadOnlySpan<int> indices, Span<float> destination)
        {
            for (int i = 0; i < indices.Length; i++)
                rows[rows.RowCount - count + indices[i]].CopyTo(destination[(i * rows.Dimension)..]);
        }

        public void CopyColumn(int slot, ReadOnlySpan<int> indices, Span<float> destination)
        {
            for (int i = 0; i < indices.Length; i++)
                destination[i] = rows[rows.RowCount - count + indices[i]][slot];
        }
    }
}
