using System.Text.RegularExpressions;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Whatever takes long tells how far it is, wherever it is.</summary>
[TestClass]
public sealed class LongWorkTests
{
    [TestMethod]
    public void ItTellsOnceASecondWithTheTimeThatIsLeft()
    {
        var clock = new HandClock();
        var told = new List<string>();
        LongWork.Run(state => told.Add($"{state}"), () =>
        {
            var work = new LongWork("steps", total: 4);
            foreach (double second in new[] { 0.5, 2, 2.5, 4 })
            {
                clock.Seconds = second;
                work.Step();
            }
            return 0;
        }, clock);
        // Two of four steps took 2 s.
        CollectionAssert.AreEqual(new[] { "steps: 50 %, about 2 s left", "steps: 100 %" }, told);
    }

    [TestMethod]
    public void WhereTheEndIsUnknownItTellsWhatIsDone()
    {
        var clock = new HandClock();
        var told = new List<string>();
        LongWork.Run(state => told.Add($"{state}"), () =>
        {
            var work = new LongWork("rows kept");
            clock.Seconds = 3;
            work.Step(1200);
            return 0;
        }, clock);
        CollectionAssert.AreEqual(new[] { "rows kept: 1200 so far" }, told);
    }

    [TestMethod]
    public void WhoListensAroundIsToldToo()
    {
        var clock = new HandClock();
        int outer = 0, inner = 0;
        LongWork.Run(_ => outer++, () => LongWork.Run(_ => inner++, () =>
        {
            var work = new LongWork("steps");
            clock.Seconds = 1;
            work.Step();
            return 0;
        }), clock);
        Assert.AreEqual((1, 1), (outer, inner));
    }

    [TestMethod]
    [DataRow("smote", "Smote, neighbors")]
    [DataRow("smote", "Smote, rows read")]
    [DataRow("edited-nearest-neighbors", "EditedNearestNeighbors, neighbors")]
    [DataRow("condensed-nearest-neighbor", "CondensedNearestNeighbor, rows kept")]
    [DataRow("cluster-centroids", "ClusterCentroids, first centers")]
    [DataRow("svm-smote", "SvmSmote, steps of the support vector machine")]
    [DataRow("smote-ipf", "SmoteIpf, rounds of the filter")]
    [DataRow("smobd", "Smobd, reachability")]
    [DataRow("instance-hardness-threshold", "InstanceHardnessThreshold, folds")]
    public void ResamplersTellItTheLogOfTheContext(string strategy, string said)
    {
        (MLContext context, List<string> log) = Logged();
        IDataView rows = LabeledRows.Gaussian([600, 300]).ToView(context, LabelKind.Boolean);
        ResamplingEstimator estimator = ((ResamplingStrategy)ImbalanceStrategy.Parse(strategy)).Create(context, new StrategyColumns("Label", ["Features"], [], Seed: 1));
        LongWork.Run(_ => { }, () => estimator.FitResample(rows), new HastyClock());
        AssertSaid(said, log);
    }

    [TestMethod]
    public void EvaluationAndInspectionTellItTheLogOfTheContext()
    {
        (MLContext context, List<string> log) = Logged();
        IDataView rows = LabeledRows.Gaussian([600, 300]).ToView(context, LabelKind.Boolean);
        BinaryImbalanceCatalog imbalance = context.BinaryClassification.Imbalance;
        var trainer = context.BinaryClassification.Trainers.LbfgsLogisticRegression();
        IDataView scored = trainer.Fit(rows).Transform(rows);
        BinaryImbalanceMetrics metrics = AssertTells("Evaluate, rows read", () => imbalance.Evaluate(scored));
        AssertTells("Intervals, replicates", () => metrics.Intervals(replicateCount: 20));
        AssertTells("Intervals, replicates", () => metrics.Interval(m => m.F1Score, new BootstrapOptions { ReplicateCount = 20 }));
        AssertTells("Inspect, labels read", () => context.Data.Imbalance.Inspect(rows));
        AssertTells("Inspect, rows read", () => context.Data.Imbalance.Inspect(rows, featureColumnName: "Features"));
        BinaryImbalanceMetrics pooled = imbalance.CrossValidate(rows, trainer, numberOfFolds: 2, seed: 1).Pooled;
        AssertTells("Intervals, replicates", () => pooled.Intervals(replicateCount: 20));
        var bagging = context.BinaryClassification.Trainers.Imbalance.BalancedBagging(trainer, new BalancedBaggingOptions { NumberOfMembers = 3, EvaluateOutOfBag = true, Seed = 1 });
        BinaryImbalanceMetrics outOfBag = bagging.Fit(rows).OutOfBagMetrics!;
        AssertTells("Intervals, replicates", () => outOfBag.Intervals(replicateCount: 20));

        T AssertTells<T>(string what, Func<T> work)
        {
            lock (log)
                log.Clear();
            T result = LongWork.Run(_ => { }, work, new HastyClock());
            AssertSaid(what, log);
            return result;
        }
    }

    [TestMethod]
    [DataRow(2.0, 1, 4, ", about 6 s left")]
    [DataRow(60.0, 1, 11, ", about 10 min left")]
    [DataRow(7200.0, 2, 5, ", about 3.0 h left")]
    [DataRow(0.2, 1, 4, "")]
    [DataRow(10.0, 4, 4, "")]
    [DataRow(10.0, 0, 4, "")]
    public void TheTimeThatIsLeftIsThatOfTheStepsSoFar(double seconds, int done, int total, string text) => Assert.AreEqual(text, TimeLeft.After(TimeSpan.FromSeconds(seconds), done, total));

    private static void AssertSaid(string what, List<string> log)
        => Assert.IsTrue(log.Exists(line => Regex.IsMatch(line, $@"^{what}: (\d+ so far|\d+ %(, about .+ left)?)$")), $"{what}:\n{string.Join('\n', log)}");

    private static (MLContext Context, List<string> Log) Logged()
    {
        var context = new MLContext(seed: 1);
        var log = new List<string>();
        context.Log += (_, message) =>
        {
            lock (log)
                log.Add(message.RawMessage);
        };
        return (context, log);
    }

    private sealed class HandClock : TimeProvider
    {
        public double Seconds { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => (long)(Seconds * 1000);
    }

    /// <summary>A second is over whenever it is asked.</summary>
    private sealed class HastyClock : TimeProvider
    {
        private long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Interlocked.Increment(ref _seconds);
    }
}
