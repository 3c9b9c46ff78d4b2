namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class KMeansSmoteTests
{
    private static readonly MLContext Ml = new(seed: 1);

    [TestMethod]
    public void RowsAreMadeInTheClustersWhereTheClassPrevailsOnly()
    {
        LabeledRows data = Clouds((0, 100, 5), (100, 2, 10), (200, 3, 20));
        SyntheticRow[] rows = SyntheticRow.Of(Ml.Transforms.Imbalance.KMeansSmote(clusterCount: 3, seed: 1).FitResample(data.ToView(Ml)));
        Assert.HasCount(70, rows);
        Assert.IsTrue(Array.TrueForAll(rows, r => r.Row.Features[0] > 50));
        Assert.IsTrue(Array.TrueForAll(rows, r => Math.Abs(data.Features[r.From.SourceRow][0] - data.Features[r.From.Neighbor!.Value][0]) < 50), "neighbors are of the same cluster");
    }

    [TestMethod]
    public void SparseClustersGetMoreRows()
    {
        // Two clusters of 10 rows; the second is twice as wide. With exponent 2 it is 4 times as sparse, so it gets 4/5 of 65: 52.
        var random = new Random(1);
        float[][] shape = [.. Enumerable.Range(0, 10).Select(_ => new[] { (float)random.NextDouble(), (float)random.NextDouble() })];
        float[][] features = [.. shape.Select(x => new[] { 100 + x[0], x[1] }), .. shape.Select(x => new[] { 200 + 2 * x[0], 2 * x[1] }), .. Enumerable.Range(0, 85).Select(i => new[] { i / 100f, 0 })];
        var data = new LabeledRows([.. Enumerable.Repeat(1, 20), .. Enumerable.Repeat(0, 85)], features);
        SyntheticRow[] rows = SyntheticRow.Of(Ml.Transforms.Imbalance.KMeansSmote(clusterCount: 3, seed: 1).FitResample(data.ToView(Ml)));
        Assert.AreEqual(52, rows.Count(r => r.Row.Features[0] > 150));
        Assert.HasCount(65, rows);
        var countsOnly = new KMeansSmoteOptions { ClusterCount = 3, DensityExponent = 0, Seed = 1 };
        rows = SyntheticRow.Of(Ml.Transforms.Imbalance.KMeansSmote(countsOnly).FitResample(data.ToView(Ml)));
        Assert.IsTrue(rows.Count(r => r.Row.Features[0] > 150) is 32 or 33);
    }

    [TestMethod]
    public void ClustersOfRepeatsGiveNoUndefinedShares()
    {
        LabeledRows data = Clouds((0, 60, 0), (100, 0, 10), (200, 0, 10));
        for (int i = 0; i < data.RowCount; i++)
            data.Features[i] = data.Classes[i] == 1 ? [data.Features[i][0] < 150 ? 100 : 200, 0] : data.Features[i];
        ResampledDataView view = Ml.Transforms.Imbalance.KMeansSmote(clusterCount: 3, seed: 1).FitResample(data.ToView(Ml));
        SyntheticRow[] rows = SyntheticRow.Of(view);
        Assert.HasCount(40, rows);
        Assert.AreEqual(20, rows.Count(r => r.Row.Features[0] == 100));
    }

    [TestMethod]
    public void WithoutAClusterToChooseTheClassGrowsAsBySmoteAndItIsSaid()
    {
        LabeledRows data = LabeledRows.Gaussian([300, 20], dimension: 2);
        ResampledDataView view = Ml.Transforms.Imbalance.KMeansSmote(clusterCount: 1, seed: 1).FitResample(data.ToView(Ml));
        Assert.AreEqual(300, view.Report.Classes[1].CountAfter);
        Assert.AreEqual(
            "Warning IMB122: KMeansSmote found none of 1 clusters with more than 2 rows of class \"class-b\" and fewer than 1 rows of other classes for each; its 280 rows were made from all rows of the class, as by Smote. Raise ImbalanceRatioThreshold or ClusterCount, or use Smote.",
            view.Report.Diagnostics.Single().ToString());
    }

    [TestMethod]
    public void HundredsOfFeaturesDoNotOverflowThePower()
    {
        LabeledRows data = LabeledRows.Gaussian([80, 30], dimension: 400);
        foreach (float[] row in data.Features)
        {
            for (int j = 0; j < row.Length; j++)
                row[j] *= 1e6f;
        }
        ResampledDataView view = Ml.Transforms.Imbalance.KMeansSmote(imbalanceRatioThreshold: 100, seed: 1).FitResample(data.ToView(Ml));
        Assert.AreEqual(80, view.Report.Classes[1].CountAfter);
        Assert.IsEmpty(view.Report.Diagnostics);
    }

    [TestMethod]
    public void MeanDistancesOfLargeSetsAreEstimatedFromPairs()
    {
        // Evenly on a line of length 1: the mean distance of n points is (n + 1) / (3 (n - 1)) of it.
        const int Small = 1000, Large = 5000;
        foreach (int n in new[] { Small, Large })
        {
            MetricSpace rows = Spaces.Of(new RowMatrix([.. Enumerable.Range(0, n).Select(i => i / (n - 1f))], n, 1));
            double expected = (n + 1.0) / (3 * (n - 1.0));
            Assert.AreEqual(expected, MeanDistance.Of(rows, [.. Enumerable.Range(0, n)], RandomStream.Create(1, "test")), n == Small ? 1e-6 : 0.002);
        }
    }

    [TestMethod]
    public void MeanDistancesAreThoseOfTheMetric()
    {
        // Rows (0, 0), (3, 4) and (6, 8): 7, 14 and 7 along the sides; 5, 10 and 5 straight.
        var rows = new RowMatrix([0, 0, 3, 4, 6, 8], 3, 2);
        Assert.AreEqual(28.0 / 3, MeanDistance.Of(Spaces.Of(rows, new MinkowskiDistance(1)), [0, 1, 2], RandomStream.Create(1, "test")), 1e-12);
        Assert.AreEqual(20.0 / 3, MeanDistance.Of(Spaces.Of(rows), [0, 1, 2], RandomStream.Create(1, "test")), 1e-12);
    }

    [TestMethod]
    public void OptionsAndSizesAreChecked()
    {
        Refused("NeighborCount is 0; it must be at least 1.", () => Ml.Transforms.Imbalance.KMeansSmote(neighborCount: 0));
        Refused("ClusterCount is 0; it must be at least 1.", () => Ml.Transforms.Imbalance.KMeansSmote(clusterCount: 0));
        Refused("ImbalanceRatioThreshold is 0; it must be a positive finite number.", () => Ml.Transforms.Imbalance.KMeansSmote(imbalanceRatioThreshold: 0));
        Refused("DensityExponent is -1; it must be 0 or a positive finite number.", () => Ml.Transforms.Imbalance.KMeansSmote(new KMeansSmoteOptions { DensityExponent = -1 }));
        Assert.ThrowsExactly<ArgumentNullException>(() => Ml.Transforms.Imbalance.KMeansSmote((KMeansSmoteOptions)null!));
        Assert.AreEqual(
            "The data have 15 labeled rows; KMeansSmote with ClusterCount = 16 needs at least 16. Lower ClusterCount or use RandomOversample.",
            Assert.ThrowsExactly<InvalidOperationException>(() => Ml.Transforms.Imbalance.KMeansSmote(clusterCount: 16).FitResample(LabeledRows.Gaussian([10, 5]).ToView(Ml))).Message);
        Assert.AreEqual(
            "Class \"class-b\" has 2 rows; KMeansSmote with NeighborCount = 2 needs at least 3. Lower NeighborCount or use RandomOversample.",
            Assert.ThrowsExactly<InvalidOperationException>(() => Ml.Transforms.Imbalance.KMeansSmote().FitResample(LabeledRows.Gaussian([20, 2]).ToView(Ml))).Message);
    }

    private static void Refused(string message, Action create) => StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(create).Message, message);

    /// <summary>Clouds of width 1: where, and how many rows of the first and of the second class.</summary>
    private static LabeledRows Clouds(params (int Place, int First, int Second)[] clouds)
    {
        var random = new Random(1);
        (int Class, float[] Features)[] rows =
        [
            .. clouds.SelectMany(c => Enumerable.Range(0, c.First + c.Second).Select(i => (i < c.First ? 0 : 1, new[] { c.Place + (float)random.NextDouble(), (float)random.NextDouble() }))),
        ];
        return new LabeledRows(Array.ConvertAll(rows, r => r.Class), Array.ConvertAll(rows, r => r.Features));
    }
}
