namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Relatives of SMOTE in metrics other than the Euclidean, against their rules on naive distances.</summary>
[TestClass]
public sealed class SmoteMetricOptionTests
{
    private readonly MLContext _ml = new(seed: 1);

    public static IEnumerable<object[]> NumericMetrics => MetricOptionTests.Metrics.Where(metric => metric[0] != (object)DistanceMetric.MissingEuclidean);

    [TestMethod]
    [DynamicData(nameof(MetricOptionTests.Metrics), typeof(MetricOptionTests))]
    public void LevelsOfProWSynAreNearInTheMetric(DistanceMetric metric, Func<float[], float[], double> distance)
    {
        LabeledRows data = MetricOptionTests.Rows(metric);
        int[] own = Of(data, 1);
        var levelOf = new int[data.RowCount];
        List<int> left = [.. own];
        for (int level = 0; level < 2 && left.Count > 3; level++)
        {
            int[] near = [.. Of(data, 0).SelectMany(row => left.OrderBy(other => distance(data.Features[row], data.Features[other])).ThenBy(other => other).Take(3)).Distinct()];
            left.RemoveAll(near.Contains);
            left.ForEach(row => levelOf[row] = level + 1);
        }
        RowProvenance[] made = [.. Made(data, _ml.Transforms.Imbalance.ProWSyn(new ProWSynOptions { Metric = metric, NeighborCount = 3, LevelCount = 3, Seed = 3 })).Select(row => row.From)];
        // The only row of a level has no other to be joined with in it.
        Assert.IsTrue(Array.TrueForAll(made, p => levelOf[p.SourceRow] == levelOf[p.Neighbor!.Value] || own.Count(row => levelOf[row] == levelOf[p.SourceRow]) == 1));
        // Each level weighs exp(-1) of the one before.
        int[] counts = [.. Enumerable.Range(0, levelOf.Max() + 1).Select(level => made.Count(p => levelOf[p.SourceRow] == level))];
        double[] weights = [.. counts.Select((_, level) => Math.Exp(-level))];
        for (int level = 0; level < counts.Length; level++)
            Assert.IsLessThan(1, Math.Abs(counts[level] - made.Length * weights[level] / weights.Sum()));
    }

    [TestMethod]
    [DynamicData(nameof(MetricOptionTests.Metrics), typeof(MetricOptionTests))]
    public void RowsOfLeeAreJudgedByTheNearestInTheMetric(DistanceMetric metric, Func<float[], float[], double> distance)
    {
        LabeledRows data = MetricOptionTests.Rows(metric);
        ResampledDataView view = _ml.Transforms.Imbalance.Lee(new LeeOptions { Metric = metric, TriesPerLevel = 1000, Seed = 3 }).FitResample(data.ToView(_ml));
        Assert.IsEmpty(view.Report.Diagnostics);
        RowsJoinNeighbors(data, view.Provenance.Where(p => p.IsSynthetic), distance, 5);
        // Below half of the five nearest are of the other class.
        foreach (SyntheticRow synthetic in SyntheticRow.Of(view))
        {
            int[] nearest = NaiveDistance.Neighbors(data.RowCount, -1, 5, other => distance(synthetic.Row.Features, data.Features[other]));
            Assert.IsLessThan(3, nearest.Count(other => data.Classes[other] == 0));
        }
    }

    [TestMethod]
    [DynamicData(nameof(NumericMetrics))]
    public void SupportVectorsAreInDangerInTheMetric(DistanceMetric metric, Func<float[], float[], double> distance)
    {
        LabeledRows data = MetricOptionTests.Rows(metric);
        RowProvenance[] made = [.. Made(data, _ml.Transforms.Imbalance.SvmSmote(new SvmSmoteOptions { Metric = metric, Seed = 3 })).Select(row => row.From)];
        RowsJoinNeighbors(data, made, distance, 5);
        foreach (RowProvenance p in made)
        {
            int foreign = NaiveDistance.Neighbors(data.RowCount, (int)p.SourceRow, 10, other => distance(data.Features[p.SourceRow], data.Features[other])).Count(other => data.Classes[other] == 0);
            Assert.AreEqual(p.Step < 0, foreign < 5);
            Assert.IsLessThan(10, foreign);
        }
    }

    [TestMethod]
    [DynamicData(nameof(NumericMetrics))]
    public void RowsLieBetweenNeighborsInTheMetric(DistanceMetric metric, Func<float[], float[], double> distance)
    {
        LabeledRows data = MetricOptionTests.Rows(metric);
        // Apart, so that the filter of SmoteIpf has nothing to draw again.
        foreach (int row in Of(data, 1))
            data.Features[row][0] += 8;
        foreach (ResamplingEstimator method in new[]
        {
            _ml.Transforms.Imbalance.Smobd(new SmobdOptions { Metric = metric, NeighborCount = 3, Seed = 3 }),
            _ml.Transforms.Imbalance.SmoteIpf(new SmoteIpfOptions { Metric = metric, NeighborCount = 3, QuietShare = 1, Seed = 3 }),
            _ml.Transforms.Imbalance.KMeansSmote(new KMeansSmoteOptions { Metric = metric, NeighborCount = 3, ClusterCount = 1, ImbalanceRatioThreshold = 100, Seed = 3 }),
            _ml.Transforms.Imbalance.GeometricSmote(new GeometricSmoteOptions { Metric = metric, NeighborCount = 3, SelectionStrategy = GeometricSmoteStrategy.Minority, DeformationFactor = 1, Seed = 3 }),
        })
        {
            foreach (SyntheticRow row in Made(data, method))
                Assert.IsTrue(Array.Exists(Nearest(data, row.From, distance, 1, 3), other => IsBetween(row.Row.Features, data.Features[row.From.SourceRow], data.Features[other])));
        }
    }

    [TestMethod]
    [DynamicData(nameof(NumericMetrics))]
    public void ABallReachesToTheNearerOfBothKindsOfNeighbors(DistanceMetric metric, Func<float[], float[], double> distance)
    {
        LabeledRows data = MetricOptionTests.Rows(metric);
        var options = new GeometricSmoteOptions { Metric = metric, NeighborCount = 3, SelectionStrategy = GeometricSmoteStrategy.Combined, DeformationFactor = 1, Seed = 3 };
        foreach (SyntheticRow row in Made(data, _ml.Transforms.Imbalance.GeometricSmote(options)))
        {
            float[] center = data.Features[row.From.SourceRow];
            int foreign = Nearest(data, row.From, distance, 0, 1)[0];
            double reach = distance(center, data.Features[foreign]) + 1e-6;
            int[] own = Array.FindAll(Nearest(data, row.From, distance, 1, 3), other => distance(center, data.Features[other]) <= reach);
            Assert.IsTrue(Array.Exists([.. own, foreign], other => IsBetween(row.Row.Features, center, data.Features[other])));
        }
    }

    [TestMethod]
    public void CategoriesComeFromAParentWhereTheMetricTakesThem()
    {
        string[] columns = [.. Attrition.Numbers, .. Attrition.Categories];
        foreach (DistanceMetric metric in new[] { DistanceMetric.Heom, DistanceMetric.Hvdm })
        {
            foreach (ResamplingEstimator method in new[]
            {
                _ml.Transforms.Imbalance.ProWSyn(new ProWSynOptions { FeatureColumnNames = columns, Metric = metric, Seed = 1 }),
                _ml.Transforms.Imbalance.Lee(new LeeOptions { FeatureColumnNames = columns, Metric = metric, RejectionLevel = 1, Seed = 1 }),
            })
            {
                ResampledDataView view = method.FitResample(Attrition.Mixed(_ml));
                Assert.HasCount(1, view.Report.Classes.Select(c => c.CountAfter).Distinct());
            }
        }
    }

    [TestMethod]
    public void WhatComputesWithNumbersTakesNoOtherMetrics()
    {
        foreach ((string name, Action create) in new (string, Action)[]
        {
            ("SvmSmote", () => _ml.Transforms.Imbalance.SvmSmote(new SvmSmoteOptions { Metric = DistanceMetric.Heom })),
            ("Smobd", () => _ml.Transforms.Imbalance.Smobd(new SmobdOptions { Metric = DistanceMetric.Heom })),
            ("SmoteIpf", () => _ml.Transforms.Imbalance.SmoteIpf(new SmoteIpfOptions { Metric = DistanceMetric.Heom })),
            ("KMeansSmote", () => _ml.Transforms.Imbalance.KMeansSmote(new KMeansSmoteOptions { Metric = DistanceMetric.Heom })),
            ("GeometricSmote", () => _ml.Transforms.Imbalance.GeometricSmote(new GeometricSmoteOptions { Metric = DistanceMetric.Heom })),
        })
        {
            StringAssert.StartsWith(
                Assert.ThrowsExactly<ArgumentException>(create).Message,
                $"Metric is Heom, for categories or missing values, but {name} computes with every value as a number. Use DistanceMetric.Euclidean, Manhattan, Chebyshev, Minkowski or Cosine.");
        }
        Assert.ThrowsExactly<ArgumentException>(() => _ml.Transforms.Imbalance.SvmSmote(new SvmSmoteOptions { Metric = DistanceMetric.MissingEuclidean }));
    }

    private static int[] Of(LabeledRows data, int classIndex) => [.. Enumerable.Range(0, data.RowCount).Where(row => data.Classes[row] == classIndex)];

    private static int[] Nearest(LabeledRows data, RowProvenance from, Func<float[], float[], double> distance, int classIndex, int count)
        => [.. Of(data, classIndex).Where(row => row != from.SourceRow).OrderBy(row => distance(data.Features[from.SourceRow], data.Features[row])).Take(count)];

    private static bool IsBetween(float[] x, float[] a, float[] b)
        => Enumerable.Range(0, x.Length).All(slot => x[slot] >= Math.Min(a[slot], b[slot]) - 1e-5 && x[slot] <= Math.Max(a[slot], b[slot]) + 1e-5);

    private SyntheticRow[] Made(LabeledRows data, ResamplingEstimator method)
    {
        ResampledDataView view = method.FitResample(data.ToView(_ml));
        Assert.IsTrue(view.Report.Classes.All(c => c.CountAfter == 90));
        return SyntheticRow.Of(view);
    }

    private static void RowsJoinNeighbors(LabeledRows data, IEnumerable<RowProvenance> made, Func<float[], float[], double> distance, int count)
        => Assert.IsTrue(made.All(p => distance(data.Features[p.SourceRow], data.Features[p.Neighbor!.Value]) <= distance(data.Features[p.SourceRow], data.Features[Nearest(data, p, distance, 1, count)[^1]]) + 1e-6));
}
