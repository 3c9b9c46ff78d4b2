namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class KMeansTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(7)]
    [DataRow(60)]
    public void BoundsNeverKeepARowFromItsNearestCenter(int count)
    {
        RowMatrix rows = LabeledRows.Gaussian([400, 300]).ToMatrix();
        KMeans clusters = KMeans.Run(rows, count, maximumIterations: 1000, Stream(1));
        double[] plain = PlainLloyd(rows, count, Stream(1));
        Assert.AreEqual(plain[^1], SquaredError(rows, clusters), 1e-3 * plain[^1]);
        // Settled: a row may only be off by what the last, negligible move of the centers explains.
        double own = 0, nearest = 0;
        for (int row = 0; row < rows.RowCount; row++)
        {
            own += Squared(rows[row], clusters.Centers[clusters.ClusterOf(row)]);
            nearest += Enumerable.Range(0, count).Min(c => Squared(rows[row], clusters.Centers[c]));
        }
        Assert.AreEqual(nearest, own, 1e-4 * nearest);
    }

    [TestMethod]
    public void GroupsFarApartAreFound()
    {
        // Four groups of 50 at the corners of a large square.
        float[][] corners = [[0, 0], [100, 0], [0, 100], [100, 100]];
        LabeledRows noise = LabeledRows.Gaussian([200], dimension: 2);
        var rows = new RowMatrix([.. Enumerable.Range(0, 200).SelectMany(i => corners[i % 4].Zip(noise.Features[i], (x, e) => x + e))], 200, 2);
        for (int seed = 0; seed < 5; seed++)
        {
            KMeans clusters = KMeans.Run(rows, 4, maximumIterations: 100, Stream(seed));
            for (int row = 4; row < 200; row++)
                Assert.AreEqual(clusters.ClusterOf(row % 4), clusters.ClusterOf(row));
            Assert.HasCount(4, Enumerable.Range(0, 4).Select(clusters.ClusterOf).Distinct());
        }
    }

    [TestMethod]
    public void EveryClusterHasARowOfItsOwnEvenIfRowsRepeat()
    {
        // 3 different rows, 30 in all, and 20 clusters.
        var rows = new RowMatrix([.. Enumerable.Range(0, 30).Select(i => (float)(i % 3))], 30, 1);
        KMeans clusters = KMeans.Run(rows, 20, maximumIterations: 100, Stream(1));
        Assert.HasCount(20, clusters.Representatives.Distinct());
        Assert.AreEqual(0, SquaredError(rows, clusters));
        for (int c = 0; c < 20; c++)
            Assert.AreEqual(c, clusters.ClusterOf(clusters.Representatives[c]));
    }

    [TestMethod]
    public void AsManyClustersAsRowsAreTheRows()
    {
        RowMatrix rows = LabeledRows.Gaussian([25]).ToMatrix();
        KMeans clusters = KMeans.Run(rows, 25, maximumIterations: 100, Stream(1));
        CollectionAssert.AreEquivalent(Enumerable.Range(0, 25).ToArray(), clusters.Representatives);
        Assert.AreEqual(0, SquaredError(rows, clusters));
    }

    [TestMethod]
    public void LargeDataAreClusteredAlikeByAnyNumberOfThreads()
    {
        // 10,000 rows: enough for the parallel path. The pool decides the schedule, so five runs stand for five schedules.
        RowMatrix rows = LabeledRows.Gaussian([9000, 1000], dimension: 3).ToMatrix();
        int[] expected = Clusters();
        for (int run = 0; run < 5; run++)
            CollectionAssert.AreEqual(expected, Clusters());

        int[] Clusters() => [.. Enumerable.Range(0, rows.RowCount).Select(KMeans.Run(rows, 8, maximumIterations: 100, Stream(1)).ClusterOf)];
    }

    private static RandomStream Stream(int seed) => RandomStream.Create(seed, nameof(KMeansTests));

    private static double SquaredError(RowMatrix rows, KMeans clusters)
        => Enumerable.Range(0, rows.RowCount).Sum(row => Squared(rows[row], clusters.Centers[clusters.ClusterOf(row)]));

    /// <summary>The error after each of Lloyd's steps without bounds, from the same first centers, until nothing moves.</summary>
    private static double[] PlainLloyd(RowMatrix rows, int count, RandomStream stream)
    {
        // One step leaves the centers at the means of the first clusters.
        KMeans first = KMeans.Run(rows, count, maximumIterations: 1, stream);
        float[][] centers = [.. Enumerable.Range(0, count).Select(c => first.Centers[c].ToArray())];
        var errors = new List<double>();
        while (errors.Count < 2 || errors[^1] < errors[^2])
        {
            int[] clusterOf = [.. Enumerable.Range(0, rows.RowCount).Select(row => Enumerable.Range(0, count).MinBy(c => Squared(rows[row], centers[c])))];
            for (int c = 0; c < count; c++)
            {
                int[] own = [.. Enumerable.Range(0, rows.RowCount).Where(row => clusterOf[row] == c)];
                for (int slot = 0; slot < rows.Dimension && own.Length > 0; slot++)
                    centers[c][slot] = (float)own.Average(row => (double)rows[row][slot]);
            }
            errors.Add(Enumerable.Range(0, rows.RowCount).Sum(row => Squared(rows[row], centers[clusterOf[row]])));
        }
        return [.. errors];
    }

    private static double Squared(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double sum = 0;
        for (int slot = 0; slot < a.Length; slot++)
            sum += ((double)a[slot] - b[slot]) * ((double)a[slot] - b[slot]);
        return sum;
    }
}
