namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Methods other than SMOTE in metrics other than the Euclidean, against their rules on naive distances.</summary>
[TestClass]
public sealed class MetricOptionTests
{
    private readonly MLContext _ml = new(seed: 1);

    public static IEnumerable<object[]> Metrics =>
    [
        [DistanceMetric.Manhattan, (Func<float[], float[], double>)((a, b) => NaiveDistance.Minkowski(a, b, 1))],
        [DistanceMetric.Chebyshev, (Func<float[], float[], double>)NaiveDistance.Chebyshev],
        [DistanceMetric.Cosine, (Func<float[], float[], double>)NaiveDistance.Cosine],
        [DistanceMetric.MissingEuclidean, (Func<float[], float[], double>)NaiveDistance.MissingEuclidean],
    ];

    [TestMethod]
    [DynamicData(nameof(Metrics))]
    public void TomekLinksAreNearestInTheMetric(DistanceMetric metric, Func<float[], float[], double> distance)
    {
        LabeledRows data = Rows(metric);
        int[] expected = [.. Enumerable.Range(0, data.RowCount).Where(row => !IsLinked(row))];
        CollectionAssert.AreEqual(expected, Left(data, _ml.Transforms.Imbalance.TomekLinks(new TomekLinksOptions { Metric = metric, Target = SamplingTarget.All })));

        bool IsLinked(int row) => Nearest(row) is var other && data.Classes[other] != data.Classes[row] && Nearest(other) == row;

        int Nearest(int row) => Neighbors(data, distance, row, 1)[0];
    }

    [TestMethod]
    [DynamicData(nameof(Metrics))]
    public void EditingAsksTheNearestInTheMetric(DistanceMetric metric, Func<float[], float[], double> distance)
    {
        LabeledRows data = Rows(metric);
        bool[] outvoted = [.. Enumerable.Range(0, data.RowCount).Select(row => Neighbors(data, distance, row, 3).Any(other => data.Classes[other] != data.Classes[row]))];
        int[] expected = [.. Enumerable.Range(0, data.RowCount).Where(row => !outvoted[row])];
        CollectionAssert.AreEqual(
            expected, Left(data, _ml.Transforms.Imbalance.EditedNearestNeighbors(new EditedNearestNeighborsOptions { Metric = metric, Target = SamplingTarget.All })));
        Assert.IsGreaterThan(0, data.RowCount - expected.Length);
    }

    [TestMethod]
    [DynamicData(nameof(Metrics))]
    public void RepeatedEditingSearchesAmongTheRowsLeft(DistanceMetric metric, Func<float[], float[], double> distance)
    {
        LabeledRows data = Rows(metric);
        List<int> left = [.. Enumerable.Range(0, data.RowCount)];
        for (bool isDone = false; !isDone;)
        {
            int[] wrong = [.. left.Where(row => data.Classes[row] == 0 && Among(row).Any(other => data.Classes[other] != 0))];
            left.RemoveAll(wrong.Contains);
            isDone = wrong.Length == 0 || left.Count(row => data.Classes[row] == 0) < data.Classes.Count(c => c == 1);
        }
        var options = new RepeatedEditedNearestNeighborsOptions { Metric = metric };
        CollectionAssert.AreEqual(left, Left(data, _ml.Transforms.Imbalance.RepeatedEditedNearestNeighbors(options)));

        IEnumerable<int> Among(int row) => left.Where(other => other != row).OrderBy(other => distance(data.Features[row], data.Features[other])).ThenBy(other => other).Take(3);
    }

    [TestMethod]
    [DynamicData(nameof(Metrics))]
    public void NearMissKeepsTheNearestInTheMetric(DistanceMetric metric, Func<float[], float[], double> distance)
    {
        LabeledRows data = Rows(metric);
        int[] small = [.. Enumerable.Range(0, data.RowCount).Where(row => data.Classes[row] == 1)], large = [.. Enumerable.Range(0, data.RowCount).Except(small)];
        CollectionAssert.AreEqual(
            (int[])[.. large.OrderBy(row => Sorted(row).Take(3).Sum()).Take(small.Length).Concat(small).Order()],
            Left(data, _ml.Transforms.Imbalance.NearMiss(new NearMissOptions { Metric = metric })));
        CollectionAssert.AreEqual(
            (int[])[.. large.OrderBy(row => Sorted(row).TakeLast(3).Sum()).Take(small.Length).Concat(small).Order()],
            Left(data, _ml.Transforms.Imbalance.NearMiss(new NearMissOptions { Metric = metric, Version = 2 })));

        IEnumerable<double> Sorted(int row) => small.Select(other => distance(data.Features[row], data.Features[other])).Order();
    }

    [TestMethod]
    [DynamicData(nameof(Metrics))]
    public void BorderlineRowsAreInDangerInTheMetric(DistanceMetric metric, Func<float[], float[], double> distance)
    {
        LabeledRows data = Rows(metric, withZeros: true);
        int[] danger =
        [
            .. Enumerable.Range(0, data.RowCount).Where(
                row => data.Classes[row] == 1 && Neighbors(data, distance, row, 10).Count(other => data.Classes[other] != 1) is >= 5 and < 10),
        ];
        Assert.IsNotEmpty(danger);
        ResampledDataView view = _ml.Transforms.Imbalance.BorderlineSmote(new BorderlineSmoteOptions { Metric = metric, Seed = 3 }).FitResample(data.ToView(_ml));
        RowProvenance[] made = [.. view.Provenance.Where(p => p.IsSynthetic)];
        CollectionAssert.IsSubsetOf(made.Select(p => (int)p.SourceRow).Distinct().ToArray(), danger);
        int[] own = [.. Enumerable.Range(0, data.RowCount).Where(row => data.Classes[row] == 1)];
        foreach (RowProvenance p in made)
        {
            double[] nearest = [.. own.Where(row => row != p.SourceRow).Select(row => distance(data.Features[p.SourceRow], data.Features[row])).Order().Take(5)];
            Assert.IsLessThanOrEqualTo(nearest[^1] + 1e-6, distance(data.Features[p.SourceRow], data.Features[(int)p.Neighbor!.Value]));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Metrics))]
    public void AdasynPrefersRowsThatAreHardInTheMetric(DistanceMetric metric, Func<float[], float[], double> distance)
    {
        LabeledRows data = Rows(metric, withZeros: true);
        ResampledDataView view = _ml.Transforms.Imbalance.Adasyn(new AdasynOptions { Metric = metric, Seed = 3 }).FitResample(data.ToView(_ml));
        Assert.IsTrue(view.Report.Classes.All(c => c.CountAfter == 90));
        ILookup<long, RowProvenance> made = view.Provenance.Where(p => p.IsSynthetic).ToLookup(p => p.SourceRow);
        int[] own = [.. Enumerable.Range(0, data.RowCount).Where(row => data.Classes[row] == 1)];
        int[] foreign = Array.ConvertAll(own, row => Neighbors(data, distance, row, 5).Count(other => data.Classes[other] != 1));
        for (int i = 0; i < own.Length; i++)
        {
            // Its share of the new rows, rounded up or down.
            double share = (double)foreign[i] / foreign.Sum() * (90 - own.Length);
            Assert.IsLessThan(1, Math.Abs(made[own[i]].Count() - share));
        }
    }

    [TestMethod]
    [DynamicData(nameof(Metrics))]
    public void TheNearestRowLeftOfEveryCondensedRowIsOfItsClassInTheMetric(DistanceMetric metric, Func<float[], float[], double> distance)
    {
        LabeledRows data = Rows(metric);
        foreach (SamplingTarget target in new[] { SamplingTarget.Auto, SamplingTarget.All })
        {
            int[] kept = Left(data, _ml.Transforms.Imbalance.CondensedNearestNeighbor(new CondensedNearestNeighborOptions { Metric = metric, Target = target }));
            int[] removed = [.. Enumerable.Range(0, data.RowCount).Except(kept)];
            Assert.IsGreaterThan(10, removed.Length);
            foreach (int row in removed)
                Assert.AreEqual(data.Classes[row], data.Classes[kept.MinBy(other => distance(data.Features[row], data.Features[other]))]);
        }
    }

    [TestMethod]
    public void AnglesBetweenWholeNumbersAreSeenFromZero()
    {
        LabeledRows data = Rows(DistanceMetric.Cosine);
        foreach (float[] row in data.Features)
        {
            for (int k = 0; k < row.Length; k++)
                row[k] = MathF.Round(1000 * row[k]) + 2000;
        }
        Whole[] rows = [.. data.Features.Select((row, i) => new Whole { Label = data.Classes[i] == 1, A = (long)row[0], B = (int)row[1], C = (uint)Math.Max(0, row[2]) })];
        LabeledRows same = new(data.Classes, [.. rows.Select(row => new float[] { row.A, row.B, row.C })]);
        var options = new TomekLinksOptions { FeatureColumnNames = ["A", "B", "C"], Metric = DistanceMetric.Cosine };
        ResampledDataView view = _ml.Transforms.Imbalance.TomekLinks(options).FitResample(_ml.Data.LoadFromEnumerable(rows));
        int[] expected = Left(same, _ml.Transforms.Imbalance.TomekLinks(new TomekLinksOptions { Metric = DistanceMetric.Cosine }));
        Assert.IsLessThan(rows.Length, expected.Length);
        CollectionAssert.AreEqual(expected, view.Provenance.Select(row => (int)row.SourceRow).ToArray());
    }

    public static IEnumerable<object[]> MethodsWithMetric => StrategyRegistry.Default.All.Where(method => method.Options.Any(option => option.Name == "metric")).Select(method => new object[] { method.Name });

    // Values of wide columns are measured from one in their middle, so that their digits survive in single precision, but not where an angle is asked for.
    [TestMethod]
    [DynamicData(nameof(MethodsWithMetric))]
    public void WideColumnsHaveTheSameNeighbors(string method)
    {
        // The classifier that SVM-SMOTE begins with stops within a tolerance, at other rows for values that differ in their last digit; zeros that stay change nothing at all.
        foreach (string metric in method == "svm-smote" ? ["cosine"] : new[] { "euclidean", "cosine", "manhattan", "chebyshev" })
        {
            LabeledRows data = Rows(DistanceMetric.Parse(metric));
            foreach (float[] row in data.Features)
                row[0] += 2;
            Array.Clear(data.Features[Array.IndexOf(data.Classes, 0)]);
            IDataView single = data.ToView(_ml), wide = _ml.Transforms.Conversion.ConvertType("Features", outputKind: Microsoft.ML.Data.DataKind.Double).Fit(single).Transform(single);
            var strategy = (ResamplingStrategy)ImbalanceStrategy.Parse($"{method}:metric={metric}");
            ResamplingEstimator estimator = strategy.Create(_ml, new StrategyColumns("Label", ["Features"], [], Seed: 3));
            ResampledDataView expected = estimator.FitResample(single);
            Assert.AreNotEqual(expected.Report.CountBefore, expected.Report.CountAfter);
            CollectionAssert.AreEqual(expected.Provenance.ToArray(), estimator.FitResample(wide).Provenance.ToArray(), metric);
        }
    }

    [TestMethod]
    public void CleaningTakesCategoriesWhereTheMetricDoes()
    {
        string[] columns = [.. Attrition.Numbers, .. Attrition.Categories];
        foreach (DistanceMetric metric in new[] { DistanceMetric.Heom, DistanceMetric.Hvdm })
        {
            foreach (ResamplingEstimator cleaner in new[]
            {
                _ml.Transforms.Imbalance.TomekLinks(new TomekLinksOptions { FeatureColumnNames = columns, Metric = metric }),
                _ml.Transforms.Imbalance.AllKnn(new AllKnnOptions { FeatureColumnNames = columns, Metric = metric }),
                _ml.Transforms.Imbalance.NeighborhoodCleaningRule(new NeighborhoodCleaningRuleOptions { FeatureColumnNames = columns, Metric = metric }),
                _ml.Transforms.Imbalance.OneSidedSelection(new OneSidedSelectionOptions { FeatureColumnNames = columns, Metric = metric, Seed = 1 }),
                _ml.Transforms.Imbalance.CondensedNearestNeighbor(new CondensedNearestNeighborOptions { FeatureColumnNames = columns, Metric = metric }),
            })
            {
                ResampledDataView view = cleaner.FitResample(Attrition.Mixed(_ml));
                Assert.IsLessThan(view.Report.CountBefore, view.Report.CountAfter);
                ClassCountChange smallest = view.Report.Classes.MinBy(c => c.CountBefore)!;
                Assert.AreEqual(smallest.CountBefore, smallest.CountAfter);
            }
        }
    }

    [TestMethod]
    public void AMetricIsNeeded()
    {
        foreach (Action create in new Action[]
        {
            () => _ml.Transforms.Imbalance.TomekLinks(new TomekLinksOptions { Metric = null! }),
            () => _ml.Transforms.Imbalance.NearMiss(new NearMissOptions { Metric = null! }),
            () => _ml.Transforms.Imbalance.Adasyn(new AdasynOptions { Metric = null! }),
        })
        {
            StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentException>(create).Message, "Metric is null; use DistanceMetric.Euclidean for the default.");
        }
    }

    internal static LabeledRows Rows(DistanceMetric metric, bool withZeros = false)
    {
        LabeledRows data = LabeledRows.Gaussian([90, 30], dimension: 3, seed: 5);
        for (int row = 0; metric == DistanceMetric.MissingEuclidean && row < data.RowCount; row += 7)
            data.Features[row][row % 3] = float.NaN;
        // A row without a direction, in the class that doesn't grow.
        if (withZeros)
            Array.Clear(data.Features[Array.IndexOf(data.Classes, 0)]);
        return data;
    }

    private static int[] Neighbors(LabeledRows data, Func<float[], float[], double> distance, int row, int count)
        => NaiveDistance.Neighbors(data.RowCount, row, count, other => distance(data.Features[row], data.Features[other]));

    private sealed class Whole
    {
        public bool Label { get; set; }

        public long A { get; set; }

        public int B { get; set; }

        public uint C { get; set; }
    }

    private int[] Left(LabeledRows data, ResamplingEstimator estimator) => [.. ResampledRow.Read(estimator.FitResample(data.ToView(_ml))).Select(r => r.Id)];
}

/// <summary>Editing in a metric that compares every pair of rows.</summary>
[TestClass]
public sealed class EditedNearestNeighborsManhattanContract : CleanerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "EditedNearestNeighbors", (ml, target, _) => ml.Transforms.Imbalance.EditedNearestNeighbors(new EditedNearestNeighborsOptions { Metric = DistanceMetric.Manhattan, Target = target }), ReadsFeatures: true, UsesSeed: false);
}
