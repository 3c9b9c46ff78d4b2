namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class RowClustersTests
{
    [TestMethod]
    public void CloudsFarApartAreClusters()
    {
        var random = new Random(1);
        float[] values = [.. Enumerable.Range(0, 600).SelectMany(i => new[] { i % 3 * 100 + (float)random.NextDouble(), (float)random.NextDouble() })];
        var clusters = RowClusters.Find(new RowMatrix(values, 600, 2), 3, RandomStream.Create(1, "test"));
        Assert.AreEqual(3, clusters.ClusterCount);
        for (int i = 0; i < 600; i++)
            Assert.AreEqual(clusters.ClusterOf[i % 3], clusters.ClusterOf[i]);
        Assert.HasCount(3, clusters.ClusterOf.Distinct());
    }

    [TestMethod]
    public void EveryRowIsInTheClusterWhoseMeanIsNearest()
    {
        LabeledRows data = LabeledRows.Gaussian([200, 100, 100], dimension: 3);
        var clusters = RowClusters.Find(new RowMatrix([.. data.Features.SelectMany(f => f)], data.RowCount, 3), 5, RandomStream.Create(2, "test"));
        double[][] means = [.. Enumerable.Range(0, 5).Select(c => MeanOf(Enumerable.Range(0, data.RowCount).Where(i => clusters.ClusterOf[i] == c)))];
        for (int i = 0; i < data.RowCount; i++)
            Assert.AreEqual(Enumerable.Range(0, 5).MinBy(c => Squared(means[c], data.Features[i])), clusters.ClusterOf[i]);

        double[] MeanOf(IEnumerable<int> rows) => [.. Enumerable.Range(0, 3).Select(j => rows.Average(i => (double)data.Features[i][j]))];
    }

    [TestMethod]
    public void ThereAreNoMoreClustersThanRowsThatDiffer()
    {
        var clusters = RowClusters.Find(new RowMatrix([1, 2, 1, 2, 1, 1], 6, 1), 4, RandomStream.Create(1, "test"));
        Assert.AreEqual(2, clusters.ClusterCount);
        Assert.AreEqual(clusters.ClusterOf[0], clusters.ClusterOf[4]);
        Assert.AreNotEqual(clusters.ClusterOf[0], clusters.ClusterOf[1]);
    }

    [TestMethod]
    public void LargeDataAreClusteredAlikeByAnyNumberOfThreads()
    {
        // 10,000 rows: enough for the parallel path. The pool decides the schedule, so five runs stand for five schedules.
        LabeledRows data = LabeledRows.Gaussian([9000, 1000], dimension: 3);
        var rows = new RowMatrix([.. data.Features.SelectMany(f => f)], data.RowCount, 3);
        int[] expected = RowClusters.Find(rows, 8, RandomStream.Create(1, "test")).ClusterOf;
        for (int run = 0; run < 5; run++)
            CollectionAssert.AreEqual(expected, RowClusters.Find(rows, 8, RandomStream.Create(1, "test")).ClusterOf);
    }

    private static double Squared(double[] a, float[] b) => a.Zip(b, (x, y) => (x - y) * (x - y)).Sum();
}
