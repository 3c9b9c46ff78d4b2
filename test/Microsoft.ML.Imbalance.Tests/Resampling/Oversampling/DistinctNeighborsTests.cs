using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class DistinctNeighborsTests
{
    [TestMethod]
    public void RowsThatDifferAreNeighborsAndTheFirstOfTheirLikeStandsForThem()
    {
        // On a line: 0 0 1 3 3. The nearest other value of 0 is 1, of 1 it is 0, of 3 it is 1.
        Check([0, 0, 1, 3, 3], 1, [2], [2], [0], [2], [2]);
        Check([0, 0, 1, 3, 3], 2, [2, 3], [2, 3], [0, 3], [2, 0], [2, 0]);
    }

    [TestMethod]
    public void RepeatsCountWhereTooFewRowsDiffer() => Check([0, 0, 1, 3, 3], 3, [1, 2, 3], [0, 2, 3], [0, 1, 3], [4, 2, 0], [3, 2, 0]);

    [TestMethod]
    public void BothZerosAreAlike() => Check([0, -0f, 2, 5], 1, [2], [2], [0], [2]);

    [TestMethod]
    public void WithoutRepeatsNeighborsAreThoseOfTheIndex()
    {
        var random = new Random(1);
        var rows = new RowMatrix([.. Enumerable.Range(0, 300).Select(_ => random.NextSingle())], 100, 3);
        NeighborTable expected = NeighborIndex.Build(rows).QuerySelf(5), actual = DistinctNeighbors.Find(Spaces.Of(rows), 5);
        for (int row = 0; row < 100; row++)
            CollectionAssert.AreEqual(expected[row].ToArray(), actual[row].ToArray());
    }

    [TestMethod]
    public void SomeOfTheRowsAreNeighborsAmongThemselvesUnderTheirPlaces()
    {
        // Of 9 0 0 9 1 3 those but for the 9s: 0 0 1 3.
        foreach (RowDistance? distance in new[] { null, new MinkowskiDistance(1) })
        {
            NeighborTable neighbors = DistinctNeighbors.Find(Spaces.Of(new RowMatrix([9, 0, 0, 9, 1, 3], 6, 1), distance), [1, 2, 4, 5], 1);
            CollectionAssert.AreEqual(new[] { 2, 2, 0, 2 }, Enumerable.Range(0, 4).Select(row => neighbors[row][0]).ToArray());
        }
    }

    private static void Check(float[] line, int count, params int[][] expected)
    {
        NeighborTable neighbors = DistinctNeighbors.Find(Spaces.Of(new RowMatrix(line, line.Length, 1)), count);
        Assert.AreEqual(line.Length, neighbors.RowCount);
        for (int row = 0; row < line.Length; row++)
            CollectionAssert.AreEqual(expected[row], neighbors[row].ToArray(), $"row {row}");
    }
}
