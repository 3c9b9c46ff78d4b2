using Microsoft.ML.Runtime;

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
    public void OfSeveralLogsTheInnermostIsTold()
    {
        var clock = new HandClock();
        var context = new MLContext(seed: 1);
        var lines = new List<string>();
        context.Log += (_, message) => lines.Add(message.RawMessage);
        int shown = 0;
        LongWork.Run(_ => shown++, () => LongWork.Run(context, "Outer", CancellationToken.None, () => LongWork.Run(context, "Inner", CancellationToken.None, () =>
        {
            var work = new LongWork("steps");
            clock.Seconds = 1;
            work.Step();
            return 0;
        })), clock);
        CollectionAssert.AreEqual(new[] { "Inner, steps: 1 so far" }, lines.FindAll(line => line.Contains("steps", StringComparison.Ordinal)));
        Assert.AreEqual(1, shown);
    }

    [TestMethod]
    public void TheRandomNumbersOfTheContextAreLeftAlone()
    {
        var context = new MLContext(seed: 1);
        LongWork.Run(context, "Looking", CancellationToken.None, () => 0);
        Assert.AreEqual(Draw(new MLContext(seed: 1)), Draw(context));

        static int Draw(IHostEnvironment environment) => environment.Register("Drawing").Rand.Next();
    }

    [TestMethod]
    [DataRow("smote", "Smote, neighbors")]
    [DataRow("smote", "Smote, labels read")]
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
        var log = new HastyLog();
        IDataView rows = LabeledRows.Gaussian([600, 300]).ToView(log.Context, LabelKind.Boolean);
        ResamplingEstimator estimator = ((ResamplingStrategy)ImbalanceStrategy.Parse(strategy)).Create(log.Context, new StrategyColumns("Label", ["Features"], [], Seed: 1));
        log.AssertTells(() => estimator.FitResample(rows), said);
    }

    [TestMethod]
    [DataRow(2.0, 1, 4, ", about 6 s left")]
    [DataRow(60.0, 1, 11, ", about 10 min left")]
    [DataRow(7200.0, 2, 5, ", about 3.0 h left")]
    [DataRow(0.2, 1, 4, "")]
    [DataRow(10.0, 4, 4, "")]
    [DataRow(10.0, 0, 4, "")]
    public void TheTimeThatIsLeftIsThatOfTheStepsSoFar(double seconds, int done, int total, string text) => Assert.AreEqual(text, TimeLeft.After(TimeSpan.FromSeconds(seconds), done, total));

    private sealed class HandClock : TimeProvider
    {
        public double Seconds { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => (long)(Seconds * 1000);
    }
}
