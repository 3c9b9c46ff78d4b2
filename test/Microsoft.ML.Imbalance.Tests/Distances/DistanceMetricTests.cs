using CsCheck;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Neighbors in every metric against their definitions.</summary>
[TestClass]
public sealed class DistanceMetricTests
{
    private const int Count = 4;

    public static IEnumerable<object[]> Plain =>
    [
        ["Euclidean", DistanceMetric.Euclidean, (Func<float[], float[], double>)((a, b) => NaiveDistance.Minkowski(a, b, 2))],
        ["Manhattan", DistanceMetric.Manhattan, (Func<float[], float[], double>)((a, b) => NaiveDistance.Minkowski(a, b, 1))],
        ["Chebyshev", DistanceMetric.Chebyshev, (Func<float[], float[], double>)NaiveDistance.Chebyshev],
        ["Minkowski(3)", DistanceMetric.Minkowski(3), (Func<float[], float[], double>)((a, b) => NaiveDistance.Minkowski(a, b, 3))],
        ["Cosine", DistanceMetric.Cosine, (Func<float[], float[], double>)NaiveDistance.Cosine],
        ["MissingEuclidean", DistanceMetric.MissingEuclidean, (Func<float[], float[], double>)NaiveDistance.MissingEuclidean],
    ];

    [TestMethod]
    [DynamicData(nameof(Plain))]
    public void NeighborsAreAsNearAsTheDefinitionSays(string name, DistanceMetric metric, Func<float[], float[], double> naive)
    {
        Assert.AreEqual(name, metric.ToString());
        Gen.Select(Gen.Int[6, 40], Gen.Int[1, 6], Gen.Int[0, 1000]).Sample(
            (rowCount, dimension, seed) =>
            {
                var random = new Random(seed);
                float[][] rows = [.. Enumerable.Range(0, rowCount).Select(_ => Enumerable.Range(0, dimension).Select(_ => (float)random.Next(-4, 5)).ToArray())];
                NeighborTable found = Search(metric, rows);
                for (int row = 0; row < rowCount; row++)
                {
                    int[] expected = NaiveDistance.Neighbors(rowCount, row, Count, other => naive(rows[row], rows[other]));
                    // Small integers make ties, which rounding may break: the distances must be right, rank by rank, and the row itself not among them.
                    for (int rank = 0; rank < Count; rank++)
                        Assert.AreEqual(naive(rows[row], rows[expected[rank]]), naive(rows[row], rows[found[row][rank]]), 1e-6);
                    Assert.IsFalse(found[row].Contains(row));
                    Assert.HasCount(Count, found[row].ToArray().Distinct().ToArray());
                }
            },
            iter: 60);
    }

    [TestMethod]
    public void TiesGoToTheRowThatComesFirst()
    {
        // Row 0 is at distance 1 from rows 1 to 5 in the Manhattan, Chebyshev and third-power metric.
        float[][] rows = [[0, 0], [1, 0], [0, 1], [-1, 0], [0, -1], [1, 0], [9, 9]];
        foreach (DistanceMetric metric in new[] { DistanceMetric.Manhattan, DistanceMetric.Chebyshev, DistanceMetric.Minkowski(3), DistanceMetric.MissingEuclidean })
            CollectionAssert.AreEqual(new[] { 1, 2, 3, 4 }, Search(metric, rows)[0].ToArray(), metric.ToString());
    }

    [TestMethod]
    public void AnyNumberOfThreadsFindsTheSame()
    {
        RowMatrix rows = Matrix(LabeledRows.Gaussian([700], dimension: 3).Features);
        NeighborTable one = new PairwiseIndex(rows, new MinkowskiDistance(1), threads: 1).QuerySelf(5, withDistances: true);
        NeighborTable eight = new PairwiseIndex(rows, new MinkowskiDistance(1), threads: 8).QuerySelf(5, withDistances: true);
        for (int row = 0; row < rows.RowCount; row++)
        {
            CollectionAssert.AreEqual(one[row].ToArray(), eight[row].ToArray());
            CollectionAssert.AreEqual(one.Distances(row).ToArray(), eight.Distances(row).ToArray());
        }
    }

    [TestMethod]
    public void RowsThatShareNoSlotAreTheFarthest()
    {
        float[][] rows = [[0, float.NaN], [float.NaN, 0], [1000, float.NaN], [0, 5], [1, 1], [2, 2]];
        NeighborTable table = new PairwiseIndex(Matrix(rows), new MissingEuclideanDistance()).QuerySelf(5, withDistances: true);
        // From row 0: row 3 at 0; row 4 at sqrt(2 · 1), row 5 at sqrt(2 · 4), row 2 at sqrt(2) · 1000; nothing is known of row 1.
        CollectionAssert.AreEqual(new[] { 3, 4, 5, 2, 1 }, table[0].ToArray());
        CollectionAssert.AreEqual(new[] { 0, Math.Sqrt(2), Math.Sqrt(8), Math.Sqrt(2e6), double.PositiveInfinity }, table.Distances(0).ToArray());
    }

    [TestMethod]
    public void APowerThatWouldOverflowDoesNot()
    {
        float[][] rows = [[0, 0], [1e30f, 1e30f], [2e30f, 0], [3e30f, 0]];
        CollectionAssert.AreEqual(new[] { 1, 2, 3 }, new PairwiseIndex(Matrix(rows), new MinkowskiDistance(50)).QuerySelf(3)[0].ToArray());
    }

    [TestMethod]
    public void ZerosAreAtARightAngleToEverything()
    {
        // Cosine distances from row 0: 1 - 1/sqrt 2 to row 1, 1 to row 2 (zeros) and 3, 2 to row 4.
        float[][] rows = [[1, 0], [1, 1], [0, 0], [0, 1], [-1, 0]];
        CollectionAssert.AreEqual(new[] { 1, 2, 3, 4 }, Search(DistanceMetric.Cosine, rows)[0].ToArray());
    }

    [TestMethod]
    public void APowerBelowOneAndTooManyNeighborsAreRefused()
    {
        var power = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => DistanceMetric.Minkowski(0.5));
        StringAssert.StartsWith(power.Message, "power is 0.5; it must be a finite number of at least 1.");
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => DistanceMetric.Minkowski(double.PositiveInfinity));
        var count = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new PairwiseIndex(Matrix([[1], [2]]), new MinkowskiDistance(1)).QuerySelf(2));
        StringAssert.StartsWith(count.Message, "2 neighbors are asked for among 1 other rows. Ask for at least 1 and at most as many as there are.");
    }

    private static NeighborTable Search(DistanceMetric metric, float[][] rows)
        => metric.CreateSpace(Table(rows), new ClassPartition("Label", ["a"], new ClassCodes(0))).BuildIndex().QuerySelf(Count);

    private static FeatureTable Table(float[][] rows)
        => new(0, new FeatureLayout([], new SlotRole[rows[0].Length], null, []), Matrix(rows), [.. Enumerable.Range(0, rows.Length)]);

    private static RowMatrix Matrix(float[][] rows) => new([.. rows.SelectMany(r => r)], rows.Length, rows[0].Length);
}
