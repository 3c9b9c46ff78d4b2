using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class PairwiseIndexTests
{
    private static readonly RowMatrix Rows = LabeledRows.Gaussian([90, 30]).ToMatrix();

    [TestMethod]
    public void RowsOfASetKeepTheirNumbersAsInAnIndexOfTheStraightLine()
    {
        RowSet thirds = RowSet.Where(120, row => row % 3 == 0), others = thirds.Complement();
        var found = new Listed();
        using INeighborIndex straight = Spaces.Of(Rows).BuildIndex(thirds), pairwise = Spaces.Of(Rows, new MinkowskiDistance(2)).BuildIndex(thirds);
        pairwise.Query(new RowSelection(Rows, others), found);
        var expected = new Listed();
        straight.Query(new RowSelection(Rows, others), expected);
        CollectionAssert.AreEqual(others.ToArray(), found.Neighbors.Keys.Order().ToArray());
        foreach (int row in others)
        {
            CollectionAssert.AreEqual(expected.Neighbors[row], found.Neighbors[row]);
            Assert.IsTrue(Array.TrueForAll(found.Neighbors[row], thirds.Contains));
        }
    }

    [TestMethod]
    public void RowsOfAListAreNumberedByTheirPlaces()
    {
        int[] some = [5, 17, 40, 41, 99];
        using INeighborIndex straight = Spaces.Of(Rows).BuildIndex(some), pairwise = Spaces.Of(Rows, new MinkowskiDistance(2)).BuildIndex(some);
        NeighborTable expected = straight.QuerySelf(2), found = pairwise.QuerySelf(2);
        for (int row = 0; row < some.Length; row++)
            CollectionAssert.AreEqual(expected[row].ToArray(), found[row].ToArray());
    }

    private sealed class Listed : INeighborSink
    {
        public System.Collections.Concurrent.ConcurrentDictionary<int, int[]> Neighbors { get; } = [];

        public int NeighborCount => 3;

        public void Set(int row, ReadOnlySpan<Candidate> neighbors) => Neighbors[row] = [.. neighbors.ToArray().Select(neighbor => neighbor.Row)];
    }
}
