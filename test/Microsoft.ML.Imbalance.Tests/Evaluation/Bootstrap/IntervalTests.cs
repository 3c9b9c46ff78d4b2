using CsCheck;

namespace Microsoft.ML.Imbalance.Tests.Evaluation.Bootstrap;

[TestClass]
public sealed class IntervalTests
{
    private static readonly (bool IsPositive, double Probability)[] Rows = ScoredRows.Random(1, 150, ties: true);
    private static readonly BinaryImbalanceMetrics Metrics = ScoredRows.Binary(Rows);
    private static readonly BootstrapOptions Percentile = new() { ReplicateCount = 200, Kind = BootstrapIntervalKind.Percentile };

    [TestMethod]
    public void AReplicateIsTheMetricsOfRowsDrawn() => Gen.Int[0, 1000].Sample(replicate =>
    {
        // What a replicate reports, against the rows copied as often as they were drawn.
        BootstrapUnits units = BootstrapUnits.Of(Metrics.Rows.Actual, 2, groups: null);
        double[] counts = units.Draw(RandomStream.Create(0, nameof(StratifiedBootstrap), row: replicate));
        BinaryImbalanceMetrics copied = ScoredRows.Binary([.. Rows.SelectMany((row, i) => Enumerable.Repeat(row, (int)counts[i]))]);
        foreach ((string name, double value) in Metrics.Replicate(counts).ToDictionary())
            Assert.AreEqual(copied.ToDictionary()[name], value, 1e-11, name);
    }, iter: 20);

    [TestMethod]
    public void PercentilesAreThoseOfTheReplicates()
    {
        BootstrapUnits units = BootstrapUnits.Of(Metrics.Rows.Actual, 2, groups: null);
        double[] recalls = [.. Enumerable.Range(0, 199).Select(r => Metrics.Replicate(units.Draw(RandomStream.Create(5, nameof(StratifiedBootstrap), row: r))).PositiveRecall).Order()];
        MetricInterval interval = Metrics.Interval(m => m.PositiveRecall, new BootstrapOptions { ReplicateCount = 199, Seed = 5, Kind = BootstrapIntervalKind.Percentile, ConfidenceLevel = 0.9 });
        // Place 0.05 · 200 and 0.95 · 200 of 199.
        Assert.AreEqual(recalls[9], interval.Lower);
        Assert.AreEqual(recalls[189], interval.Upper);
        Assert.AreEqual(Metrics.PositiveRecall, interval.Estimate);
        Assert.AreEqual(0.9, interval.ConfidenceLevel);
        Assert.AreEqual(199, interval.ReplicateCount);
        double mean = recalls.Average();
        Assert.AreEqual(Math.Sqrt(recalls.Sum(v => (v - mean) * (v - mean)) / 198), interval.StandardError, 1e-12);
    }

    [TestMethod]
    public void TheSameBitsOnAnyNumberOfThreads()
    {
        string Of(int threads, int? seed) => Bits(Metrics.Intervals(new BootstrapOptions { ReplicateCount = 60, NumberOfThreads = threads, Seed = seed }));
        Assert.AreEqual(Of(1, 3), Of(8, 3));
        Assert.AreEqual(Of(1, null), Of(2, 0));
        Assert.AreNotEqual(Of(1, 3), Of(1, 4));

        static string Bits(MetricIntervals intervals) => string.Join('\n', intervals.Select(pair => $"{pair.Key} {pair.Value.Lower:R} {pair.Value.Upper:R} {pair.Value.StandardError:R}"));
    }

    [TestMethod]
    public void EveryMetricHasAnIntervalThatHoldsIt()
    {
        MetricIntervals intervals = Metrics.Intervals();
        CollectionAssert.AreEqual(Metrics.ToDictionary().Keys.ToArray(), intervals.Keys.ToArray());
        foreach ((string name, MetricInterval interval) in intervals)
        {
            Assert.AreEqual(Metrics.ToDictionary()[name], interval.Estimate);
            Assert.AreEqual(1000, interval.ReplicateCount);
            // Errors of calibration are larger in replicates than in the rows: their intervals may lie above the estimate when not corrected.
            Assert.IsTrue(interval.Lower <= interval.Estimate && interval.Estimate <= interval.Upper, $"{name}: {interval}");
        }
        Assert.AreEqual(intervals.Count, intervals.Values.Count());
        Assert.IsTrue(intervals.ContainsKey("f1Score") && intervals.TryGetValue("f1Score", out _));
        string[] lines = intervals.ToString().TrimEnd('\n').Split('\n');
        Assert.HasCount(intervals.Count + 1, lines);
        Assert.AreEqual("metric estimate lower upper", string.Join(' ', lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }

    [TestMethod]
    public void ASymmetricMeanIsNeitherCorrectedNorAccelerated()
    {
        // The mean of the scores of the positive rows, symmetric about 0.5: z0 and acceleration are about 0, and both kinds agree.
        BinaryImbalanceMetrics metrics = ScoredRows.Binary([.. Enumerable.Range(0, 41).Select(i => (true, i / 40.0)), .. Enumerable.Range(0, 41).Select(i => (false, i / 40.0))]);
        double Mean(BinaryImbalanceMetrics m) => m.Predictions.Where(row => row.IsPositive).Sum(row => row.Weight * row.Score) / m.Predictions.Where(row => row.IsPositive).Sum(row => row.Weight);
        MetricInterval plain = metrics.Interval(Mean, new BootstrapOptions { ReplicateCount = 2000, Kind = BootstrapIntervalKind.Percentile });
        MetricInterval corrected = metrics.Interval(Mean, new BootstrapOptions { ReplicateCount = 2000 });
        Assert.AreEqual(plain.Lower, corrected.Lower, 0.005);
        Assert.AreEqual(plain.Upper, corrected.Upper, 0.005);
        // The standard error of a mean: √(((41² - 1) / 12) / 40² / 41).
        Assert.AreEqual(Math.Sqrt((41 * 41 - 1) / 12.0 / 1600 / 41), corrected.StandardError, 0.002);
    }

    [TestMethod]
    public void TheIntervalOfASkewedMeanFollowsTheFormulaOfEfron()
    {
        // The mean of x = (i / 30)³ over the positive rows. The acceleration of a mean is its skewness over 6 √n, by the deviations of the single values.
        double[] values = [.. Enumerable.Range(1, 30).Select(i => Math.Pow(i / 30.0, 3))];
        BinaryImbalanceMetrics metrics = ScoredRows.Binary([.. values.Select(v => (true, v)), (false, 0), (false, 0.1)]);
        double Mean(BinaryImbalanceMetrics m) => m.Predictions.Where(row => row.IsPositive).Sum(row => row.Weight * row.Score) / m.Predictions.Where(row => row.IsPositive).Sum(row => row.Weight);
        BootstrapUnits units = BootstrapUnits.Of(metrics.Rows.Actual, 2, groups: null);
        double[] replicates = [.. Enumerable.Range(0, 999).Select(r => Mean(metrics.Replicate(units.Draw(RandomStream.Create(0, nameof(StratifiedBootstrap), row: r))))).Order()];

        double center = values.Average(), cubes = values.Sum(v => Math.Pow(v - center, 3)), squares = values.Sum(v => (v - center) * (v - center));
        double acceleration = cubes / (6 * Math.Pow(squares, 1.5)), bias = NormalDistribution.Quantile(replicates.Count(v => v < center) / 999.0);
        double Level(double z) => NormalDistribution.Cumulative(bias + (bias + z) / (1 - acceleration * (bias + z)));
        double At(double level)
        {
            double place = level * 1000 - 1;
            int below = (int)place;
            return replicates[below] + (place - below) * (replicates[below + 1] - replicates[below]);
        }

        MetricInterval interval = metrics.Interval(Mean, new BootstrapOptions { ReplicateCount = 999 });
        double z975 = NormalDistribution.Quantile(0.975);
        Assert.AreEqual(At(Level(-z975)), interval.Lower, 1e-9);
        Assert.AreEqual(At(Level(z975)), interval.Upper, 1e-9);
    }

    [TestMethod]
    public void IntervalsHoldTheTrueValueAboutAsOftenAsTheySay()
    {
        // Scores N(1, 1) and N(0, 1): the ROC area of all rows there could be is Φ(1/√2).
        double truth = NormalDistribution.Cumulative(Math.Sqrt(0.5));
        int held = 0;
        const int Trials = 200;
        for (int trial = 0; trial < Trials; trial++)
        {
            RandomStream random = RandomStream.Create(trial, "coverage");
            var predictions = new BinaryPredictions("a", "b");
            for (int i = 0; i < 160; i++)
                predictions.Add(i < 40 ? 1 : 0, 0, random.NextGaussian() + (i < 40 ? 1 : 0), null, null);
            MetricInterval interval = new BinaryImbalanceMetrics(predictions, 10).Interval(
                m => m.AreaUnderRocCurve, new BootstrapOptions { ReplicateCount = 200, ConfidenceLevel = 0.9, Seed = trial });
            held += interval.Lower <= truth && truth <= interval.Upper ? 1 : 0;
        }
        // 0.9 of 200 within three standard errors of 0.021.
        Assert.IsTrue(held is >= 167 and <= 193, $"{held} of {Trials}");
    }

    [TestMethod]
    public void AMeasureWithoutAValueHasNoInterval()
    {
        MetricInterval interval = Metrics.Interval(_ => double.NaN, Percentile);
        Assert.AreEqual(double.NaN, interval.Lower);
        Assert.AreEqual(double.NaN, interval.Upper);
        Assert.AreEqual(0, interval.ReplicateCount);
        // Sometimes defined: the replicates without a value are left out.
        interval = Metrics.Interval(m => m.PositiveRecall >= Metrics.PositiveRecall ? m.PositiveRecall : double.NaN, Percentile);
        Assert.IsTrue(interval.ReplicateCount is > 50 and < 200);
    }

    [TestMethod]
    public void AMeasureThatNeverVariesHasAnIntervalOfOnePoint()
    {
        MetricInterval interval = ScoredRows.Ranked("++---").Interval(m => m.AreaUnderRocCurve);
        Assert.AreEqual("1.0000 [1.0000, 1.0000]", interval.ToString());
        Assert.AreEqual(0, interval.StandardError);
    }

    [TestMethod]
    public void GroupsWidenTheInterval()
    {
        // Every row five times in a group of its own: what is known is what a fifth of the rows tells.
        MLContext context = new(seed: 1);
        GroupedRow[] rows = [.. Rows.Take(60).SelectMany((row, i) => Enumerable.Repeat(new GroupedRow { Label = row.IsPositive, Probability = row.Probability, Group = $"g{i}" }, 5))];
        IDataView view = context.Data.LoadFromEnumerable(rows);
        double Error(string? groupColumnName) => context.BinaryClassification.Imbalance
            .Evaluate(view, new BinaryEvaluationOptions { Threshold = 0.5, GroupColumnName = groupColumnName }).Interval(m => m.AreaUnderRocCurve, Percentile).StandardError;
        double ratio = Error("Group") / Error(null);
        Assert.IsTrue(ratio > 1.8 && ratio < 2.7, $"{ratio}, √5 expected");
    }

    [TestMethod]
    public void MulticlassMetricsHaveIntervalsToo()
    {
        var context = new MLContext(seed: 1);
        IEstimator<ITransformer> pipeline = context.Transforms.Conversion.MapValueToKey("Label", "Class").Append(context.MulticlassClassification.Trainers.LbfgsMaximumEntropy());
        IDataView data = Sample.Multiclass(context, seed: 1, count: 300);
        MulticlassImbalanceMetrics metrics = context.MulticlassClassification.Imbalance.Evaluate(pipeline.Fit(data).Transform(data));
        MetricIntervals intervals = metrics.Intervals(replicateCount: 100, confidenceLevel: 0.8, seed: 2);
        CollectionAssert.AreEqual(metrics.ToDictionary().Keys.ToArray(), intervals.Keys.ToArray());
        Assert.IsTrue(intervals["oneVersusOneAreaUnderRocCurve"].Lower < intervals["oneVersusOneAreaUnderRocCurve"].Upper);
        // A measure of one's own, of the rows: as the metric of the same name.
        MetricInterval own = metrics.Interval(
            m => m.Predictions.Sum(row => row.ActualClass == row.PredictedClass ? row.Weight : 0) / m.Predictions.Sum(row => row.Weight), new BootstrapOptions { ReplicateCount = 100, ConfidenceLevel = 0.8, Seed = 2 });
        Assert.AreEqual(intervals["accuracy"].ToString(), own.ToString());
        Assert.AreEqual(metrics.OneVersusRest(0).AreaUnderRocCurve, metrics.PerClassAreaUnderRocCurve[0]);
    }

    [TestMethod]
    public void PredictionsAreTheRows()
    {
        BinaryPrediction row = ScoredRows.Binary((true, 0.4, 3), (false, 0.9, 1)).Predictions[0];
        Assert.AreEqual((true, false, 0.4, 0.4, 3.0), (row.IsPositive, row.IsPredictedPositive, row.Score, row.Probability, row.Weight));
        var predictions = new MulticlassPredictions(["a", "b"]);
        predictions.Add(1, 0, [0.7, 0.3], null);
        MulticlassPrediction multiclass = new MulticlassImbalanceMetrics(predictions, 10).Predictions.Single();
        Assert.AreEqual((1, 0, 1.0, 0.3), (multiclass.ActualClass, multiclass.PredictedClass, multiclass.Weight, multiclass.ScoreOf(1)));
    }

    [TestMethod]
    public void OptionsAreChecked()
    {
        AssertError("ReplicateCount is 19; it must be at least 20.", new BootstrapOptions { ReplicateCount = 19 });
        AssertError("ConfidenceLevel is 1; it must be above 0 and below 1.", new BootstrapOptions { ConfidenceLevel = 1 });
        AssertError("Kind is 9; it must be one of BiasCorrectedAccelerated, Percentile.", new BootstrapOptions { Kind = (BootstrapIntervalKind)9 });
        AssertError("NumberOfThreads is 0; it must be at least 1.", new BootstrapOptions { NumberOfThreads = 0 });
        Assert.AreEqual(
            "There is no metric 'auc'.", Assert.ThrowsExactly<KeyNotFoundException>(() => Metrics.Intervals(20)["auc"]).Message.Split(" The metrics are: accuracy, ")[0]);

        static void AssertError(string message, BootstrapOptions options)
        {
            Assert.StartsWith(message, Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Metrics.Intervals(options)).Message);
            Assert.StartsWith(message, Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Metrics.Interval(m => m.F1Score, options)).Message);
        }
    }

    private sealed class GroupedRow
    {
        public bool Label { get; set; }

        public double Probability { get; set; }

        public string Group { get; set; } = "";
    }
}
