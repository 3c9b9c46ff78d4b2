using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance.Tests.Neighbors;

[TestClass]
public sealed class NeighborIndexTests
{
    public static IEnumerable<object[]> DataSets =>
        from name in new[] { "gaussian", "clustered", "grid", "identical", "far from zero", "mixed scales", "constant columns", "two far groups", "copies", "huge", "tiny" }
        from dimension in new[] { 1, 2, 3, 7, 8, 16, 17, 30, 100 }
        select new object[] { name, dimension };

    [TestMethod]
    [DynamicData(nameof(DataSets))]
    public void NeighborsAndDistancesAreThoseOfBruteForce(string name, int dimension)
    {
        RowMatrix rows = NeighborData.Make(name, 777, dimension);
        BruteForce.AssertSelf(rows, NeighborIndex.Build(rows, threads: 2).QuerySelf(5, withDistances: true), 5);
    }
}
