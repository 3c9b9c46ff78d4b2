namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class KMeansTests
{
    [TestMethod]
    [DataRow(1)]
    [DataRow(7)]
    [DataRow(60)]
    [DataRow(150)]
    public void RowsLieNearerToTheirCentersThanAfterAllOfLloydsSteps(int count)
    {
        RowMatrix rows = LabeledRows.Gaussian([400, 300]).ToMatrix();
        double ours = 0, lloyd = 0;
        for (int seed = 0; seed < 3; seed++)
        {
            ours += SquaredError(rows, KMeans.Run(rows, count, maximumIterations: 100, Stream(seed)));
            lloyd += PlainLloyd(rows, count, Stream(seed))[^1];
        }
        // Of one cluster there is only one mean; of few clusters both ways end about as near.
        Assert.IsLessThanOrEqualTo(count < 60 ? 1.02 * lloyd : lloyd, ours);
    }

    [TestMethod]
    public void ARowGoesToACenterFartherAwayIfItsOwnFollowsIt()
    {
        // Clusters {0, 0, 6} with mean 2 and {11, 11} with mean 11: 6 is nearer to 2, and Lloyd's steps end with 24 + 0. But without it {0, 0} has no error, and {6, 11, 11}
        // with mean 28/3 has (10/3)² + 2 (5/3)² = 16.7: 4² 3/2 = 24 > 5² 2/3 = 16.7.
        var rows = new RowMatrix([0, 0, 6, 11, 11], 5, 1);
        for (int seed = 0; seed < 5; seed++)
            Assert.AreEqual(50.0 / 3, SquaredError(rows, KMeans.Run(rows, 2, maximumIterations: 100, Stream(seed))), 1e-5);
    }

    [TestMethod]
    public void CentersAreTheMeansOfTheirRows()
    {
        RowMatrix rows = LabeledRows.Gaussian([300]).ToMatrix();
        KMeans clusters = KMeans.Run(rows, 20, maximumIterations: 100, Stream(1));
        for (int c = 0; c < 20; c++)
        {
            int[] own = [.. Enumerable.Range(0, rows.RowCount).Where(row => clusters.ClusterOf(row) == c)];
            for (int slot = 0; slot < rows.Dimension; slot++)
                Assert.AreEqual(own.Average(row => (double)rows[row][slot]), clusters.Centers[c][slot], 1e-6);
        }
    }

    [TestMethod]
    public void EachSeedIsDrawnByItsSquaredDistanceFromThoseBeforeIt()
    {
        // Rows at 0, 1 and 3. The first is any; after 0 come 1 and 3 with 1 : 9, after 1 come 0 and 3 with 1 : 4, after 3 come 0 and 1 with 9 : 4.
        // Left out as the third are 0 with (1/3) (4/5 + 4/13), 1 with (1/3) (9/10 + 9/13), 3 with (1/3) (1/10 + 1/5).
        var rows = new RowMatrix([0, 1, 3], 3, 1);
        var search = new CenterSearch(rows);
        var leftOut = new int[3];
        const int Draws = 3000;
        for (int seed = 0; seed < Draws; seed++)
            leftOut[CenterSeeds.Draw(rows, 3, search, Stream(seed)).Rows[2]]++;
        double[] expected = [(4 / 5.0 + 4 / 13.0) / 3, (9 / 10.0 + 9 / 13.0) / 3, (1 / 10.0 + 1 / 5.0) / 3];
        // Three standard deviations are 0.028 at most.
        for (int row = 0; row < 3; row++)
            Assert.AreEqual(expected[row], leftOut[row] / (double)Draws, 0.028);
    }

    [TestMethod]
    public void SeedsOfOneBatchAreFarApartToo()
    {
        // 100 groups of ten equal rows: all of 100 seeds are drawn at once, and no group has two while another has none.
        var rows = new RowMatrix([.. Enumerable.Range(0, 1000).Select(i => (float)(i / 10))], 1000, 1);
        CenterSeeds seeds = CenterSeeds.Draw(rows, 100, new CenterSearch(rows), Stream(1));
        Assert.HasCount(100, seeds.Rows.Select(row => row / 10).Distinct());
        for (int row = 0; row < 1000; row++)
            Assert.AreEqual(row / 10, seeds.Rows[seeds.NearestOf[row]] / 10);
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

    // In single precision the mean of two such numbers is one of them, so that a move gains less than it seems to.
    [TestMethod]
    [Timeout(60_000, CooperativeCancellation = true)]
    public void ValuesFarFromZeroComeToAnEnd()
    {
        var close = new RowMatrix([16777216, 16777218, 16777220], 3, 1);
        RandomStream random = Stream(1);
        var seconds = new RowMatrix([.. Enumerable.Range(0, 2000).Select(_ => (float)(1.7e9 + 3 * 86400 * random.NextDouble()))], 2000, 1);
        for (int seed = 0; seed < 5; seed++)
        {
            Assert.HasCount(2, KMeans.Run(close, 2, maximumIterations: 100, Stream(seed)).Representatives.Distinct());
            Assert.HasCount(8, KMeans.Run(seconds, 8, maximumIterations: 100, Stream(seed)).Representatives.Distinct());
            Assert.HasCount(500, KMeans.Run(seconds, 500, maximumIterations: 100, Stream(seed)).Representatives.Distinct());
        }
    }

    [TestMethod]
    public void LargeDataAreClusteredAlikeByAnyNumberOfThreads()
    {
        // 10,000 rows, 60 centers, 3 columns: enough for the parallel path. The pool decides the schedule, so five runs stand for five schedules.
        RowMatrix rows = LabeledRows.Gaussian([9000, 1000], dimension: 3).ToMatrix();
        int[] expected = Clusters();
        for (int run = 0; run < 5; run++)
            CollectionAssert.AreEqual(expected, Clusters());

        int[] Clusters() => [.. Enumerable.Range(0, rows.RowCount).Select(KMeans.Run(rows, 60, maximumIterations: 100, Stream(1)).ClusterOf)];
    }

    private static RandomStream Stream(int seed) => RandomStream.Create(seed, nameof(KMeansTests));

    private static double SquaredError(RowMatrix rows, KMeans clusters)
        => Enumerable.Range(0, rows.RowCount).Sum(row => Squared(rows[row], clusters.Centers[clusters.ClusterOf(row)]));

    /// <summary>The error after each of Lloyd's steps without bounds, from the same first centers, until nothing moves.</summary>
    private static double[] PlainLloyd(RowMatrix rows, int count, RandomStream stream)
    {
        float[][] centers = [.. CenterSeeds.Draw(rows, count, new CenterSearch(rows), stream).Rows.Select(row => rows[row].ToArray())];
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
