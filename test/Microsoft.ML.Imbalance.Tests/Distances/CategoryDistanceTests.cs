using System.Text.Json;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Distances that know categories: against the peer's values, and against their definitions on rows that can be computed by hand.</summary>
[TestClass]
public sealed class CategoryDistanceTests
{
    private readonly MLContext _ml = new(seed: 1);

    public static IEnumerable<object[]> Powers => ReferenceFile.Cases("categorical.json").Where(c => c.TryGetProperty("metric", out _))
        .Select(c => new object[] { c.GetProperty("k").GetInt32(), c.GetProperty("r").GetInt32() });

    [TestMethod]
    [DynamicData(nameof(Powers))]
    public void TheValueDifferenceMetricIsThePeers(int k, int r)
    {
        JsonElement reference = ReferenceFile.Cases("categorical.json").Single(c => c.TryGetProperty("metric", out _) && c.GetProperty("k").GetInt32() == k && c.GetProperty("r").GetInt32() == r);
        (ClassPartition classes, FeatureTable table) = Attrition.Read(
            Attrition.Nominal(_ml), new FeatureSelection(Attrition.NominalCategories) { ReadsCategories = true, CategoricalNames = Attrition.NominalCategories });
        var distance = ValueDifferenceDistance.Fit(table, classes, k, r);
        int[] rows = reference.Integers("rows");
        JsonElement[] pairwise = [.. reference.GetProperty("pairwise").EnumerateArray()];
        foreach (int i in rows)
        {
            foreach (int j in rows)
                Assert.AreEqual(pairwise[i][j].GetDouble(), distance.ToDistance(distance.Between(table.Rows[rows[i]], table.Rows[rows[j]], double.PositiveInfinity)), 1e-12);
        }
    }

    [TestMethod]
    public void HeomCountsNumbersByRangeCategoriesByEqualityAndMissingNumbersAsOne()
    {
        FeatureTable table = SmallTable(out ClassPartition _);
        var distance = HeterogeneousDistance.Heom(table);
        // Size has range 8; rows 0 and 1 differ by 4/8 in it and in color: 0.25 + 1.
        Assert.AreEqual(Math.Sqrt(1.25), Between(distance, table, 0, 1), 1e-12);
        // Rows 0 and 2 by 8/8, same color; row 3 lacks its size and has the color of row 1.
        Assert.AreEqual(1, Between(distance, table, 0, 2), 1e-12);
        Assert.AreEqual(1, Between(distance, table, 1, 3), 1e-12);
        Assert.AreEqual(Math.Sqrt(2), Between(distance, table, 0, 3), 1e-12);
    }

    [TestMethod]
    public void HvdmCountsNumbersByDeviationAndCategoriesByTheirClasses()
    {
        FeatureTable table = SmallTable(out ClassPartition classes);
        var distance = HeterogeneousDistance.Hvdm(table, classes);
        // Sizes 0, 4, 8: mean 4, population deviation sqrt(32/3). Red: rows 0 (a), 2 (b); blue: rows 1, 3, both a.
        // Class shares red (1/2, 1/2), blue (1, 0): difference sqrt(1/4 + 1/4).
        double four = 4 * Math.Sqrt(32.0 / 3);
        Assert.AreEqual(Math.Sqrt((4 / four) * (4 / four) + 0.5), Between(distance, table, 0, 1), 1e-12);
        Assert.AreEqual(8 / four, Between(distance, table, 0, 2), 1e-12);
        Assert.AreEqual(1, Between(distance, table, 1, 3), 1e-12);
    }

    [TestMethod]
    public void WhatOneClassSharesIsSharedWhateverTheClassesAreCalled()
    {
        FeatureTable table = SmallTable(out ClassPartition classes);
        var differences = ValueDifferences.Fit(table, classes, power: 1);
        // Red is code 0, blue code 1; class a is the larger one.
        Assert.AreEqual(0.5, differences.ShareOf(0, code: 0, sizeRank: 0));
        Assert.AreEqual(1, differences.ShareOf(0, code: 1, sizeRank: 0));
        Assert.AreEqual(1, differences.Between(0, 0, 1));
    }

    [TestMethod]
    public void NeighborsInHeomAreThoseOfTheDefinition()
    {
        FeatureSelection selection = new([.. Attrition.Numbers, .. Attrition.Categories]) { ReadsCategories = true, AllowsMissing = true };
        (ClassPartition classes, FeatureTable table) = Attrition.Read(Attrition.Mixed(_ml), selection);
        NeighborTable found = DistanceMetric.Heom.CreateSpace(table, classes).BuildIndex().QuerySelf(5);
        double[] range = [.. Enumerable.Range(0, 5).Select(s => Enumerable.Range(0, table.RowCount).Max(i => (double)table.Rows[i][s]) - Enumerable.Range(0, table.RowCount).Min(i => (double)table.Rows[i][s]))];
        double Naive(int i, int j) => Math.Sqrt(
            Enumerable.Range(0, 5).Sum(s => Math.Pow((table.Rows[i][s] - table.Rows[j][s]) / range[s], 2)) + Enumerable.Range(5, 6).Count(s => table.Rows[i][s] != table.Rows[j][s]));
        for (int row = 0; row < table.RowCount; row += 7)
        {
            int[] expected = NaiveDistance.Neighbors(table.RowCount, row, 5, other => Naive(row, other));
            for (int rank = 0; rank < 5; rank++)
                Assert.AreEqual(Naive(row, expected[rank]), Naive(row, found[row][rank]), 1e-6);
        }
    }

    private static double Between(RowDistance distance, FeatureTable table, int i, int j) => distance.ToDistance(distance.Between(table.Rows[i], table.Rows[j], double.PositiveInfinity));

    private FeatureTable SmallTable(out ClassPartition classes)
    {
        IDataView view = _ml.Data.LoadFromEnumerable(new[]
        {
            new Row { Label = "a", Size = 0, Color = "red" },
            new Row { Label = "a", Size = 4, Color = "blue" },
            new Row { Label = "b", Size = 8, Color = "red" },
            new Row { Label = "a", Size = float.NaN, Color = "blue" },
        });
        (classes, FeatureTable table) = Attrition.Read(view, new FeatureSelection(["Size", "Color"]) { ReadsCategories = true, AllowsMissing = true });
        return table;
    }

    private sealed class Row
    {
        public string Label { get; set; } = "";
        public float Size { get; set; }
        public string Color { get; set; } = "";
    }
}
