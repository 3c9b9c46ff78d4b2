using Microsoft.ML.Data;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Whatever takes long ends when it is told to, wherever it is.</summary>
[TestClass]
public sealed class CancellationTests
{
    private static readonly MLContext Context = new(seed: 1);

    [TestMethod]
    public void AResamplerThatIsCanceledBeforeItBeginsReadsNothing()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        ResamplingEstimator smote = Context.Transforms.Imbalance.Smote(seed: 1).WithCancellation(source.Token);
        Assert.ThrowsExactly<OperationCanceledException>(() => smote.FitResample(Rows(onRead: () => Assert.Fail())));
    }

    [TestMethod]
    [DataRow("smote")]
    [DataRow("random-undersample")]
    [DataRow("edited-nearest-neighbors")]
    [DataRow("cluster-centroids")]
    [DataRow("condensed-nearest-neighbor")]
    [DataRow("svm-smote")]
    [DataRow("smote-ipf")]
    [DataRow("instance-hardness-threshold")]
    [DataRow("smote+tomek-links")]
    public void AResamplerEndsWhenItsRowsAreReadAndTheTokenIsCanceledMeanwhile(string strategy)
    {
        using var source = new CancellationTokenSource();
        IDataView rows = Rows(onRead: source.Cancel);
        var resampling = (ResamplingStrategy)ImbalanceStrategy.Parse(strategy);
        ResamplingEstimator estimator = resampling.Create(Context, new StrategyColumns("Label", ["Features"], [], Seed: 1)).WithCancellation(source.Token);
        OperationCanceledException canceled = Assert.ThrowsExactly<OperationCanceledException>(() => estimator.FitResample(rows));
        Assert.AreEqual(source.Token, canceled.CancellationToken);
    }

    [TestMethod]
    public void ATokenThatIsNotCanceledChangesNoRow()
    {
        using var source = new CancellationTokenSource();
        ResamplingEstimator smote = Context.Transforms.Imbalance.Smote(seed: 1);
        IDataView rows = Rows();
        float[][] expected = [.. smote.FitResample(rows).GetColumn<float[]>("Features")], actual = [.. smote.WithCancellation(source.Token).FitResample(rows).GetColumn<float[]>("Features")];
        Assert.HasCount(expected.Length, actual);
        for (int row = 0; row < expected.Length; row++)
            CollectionAssert.AreEqual(expected[row], actual[row]);
    }

    [TestMethod]
    public void AStepAfterOneWithATokenHasItToo()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        ResamplingEstimator both = Context.Transforms.Imbalance.Smote(seed: 1).Then(Context.Transforms.Imbalance.TomekLinks().WithCancellation(source.Token));
        Assert.ThrowsExactly<OperationCanceledException>(() => both.FitResample(Rows()));
    }

    [TestMethod]
    public void ASearchForNeighborsEndsAtTheNextLeaf()
    {
        using var source = new CancellationTokenSource();
        int leaves = 0;
        Assert.ThrowsExactly<OperationCanceledException>(() => Cancellation.Run(source.Token, () =>
        {
            LeafLoop.Run(1000, threads: 1, () => 0, (_, _) =>
            {
                leaves++;
                source.Cancel();
            });
            return 0;
        }));
        Assert.AreEqual(1, leaves);
    }

    [TestMethod]
    public void WhatAThreadMakesOfACancellationIsACancellation()
    {
        using var source = new CancellationTokenSource();
        OperationCanceledException canceled = Assert.ThrowsExactly<OperationCanceledException>(() => Cancellation.Run(source.Token, () =>
        {
            LeafLoop.Run(1000, threads: 4, () => 0, (_, _) => source.Cancel());
            return 0;
        }));
        Assert.AreEqual(source.Token, canceled.CancellationToken);
    }

    [TestMethod]
    public void AnErrorIsAnErrorWhereNothingIsCanceled()
    {
        using var source = new CancellationTokenSource();
        Assert.ThrowsExactly<InvalidOperationException>(() => Cancellation.Run<int>(source.Token, () => throw new InvalidOperationException()));
    }

    [TestMethod]
    public void WorkWithinOtherWorkEndsWithIt()
    {
        using CancellationTokenSource outer = new(), inner = new();
        outer.Cancel();
        Assert.ThrowsExactly<OperationCanceledException>(() => Cancellation.Run(outer.Token, () => 0));
        bool isReached = false;
        using var later = new CancellationTokenSource();
        Assert.ThrowsExactly<OperationCanceledException>(() => Cancellation.Run(later.Token, () => Cancellation.Run(inner.Token, () =>
        {
            isReached = true;
            later.Cancel();
            Cancellation.ThrowIfRequested();
            return 0;
        })));
        Assert.IsTrue(isReached);
    }

    [TestMethod]
    public void CrossValidationEndsWithinATrainersPass()
    {
        using var source = new CancellationTokenSource();
        IDataView rows = Rows(onRead: source.Cancel, firstReads: 350);
        Assert.ThrowsExactly<OperationCanceledException>(() => Context.BinaryClassification.Imbalance.CrossValidate(rows, Trainer, numberOfFolds: 3, seed: 1, cancellationToken: source.Token));
    }

    [TestMethod]
    public void ThresholdTuningAndCalibrationEndWithoutAModel()
    {
        using var source = new CancellationTokenSource();
        IDataView rows = Rows(onRead: source.Cancel);
        var threshold = Context.BinaryClassification.Imbalance.TuneThreshold(Trainer, new BinaryThresholdOptions { CancellationToken = source.Token, Seed = 1 });
        Assert.ThrowsExactly<OperationCanceledException>(() => threshold.Fit(rows));
        var calibrated = Context.BinaryClassification.Imbalance.Calibrate(Trainer, new BinaryCalibrationOptions { CancellationToken = source.Token, Seed = 1 });
        Assert.ThrowsExactly<OperationCanceledException>(() => calibrated.Fit(rows));
    }

    [TestMethod]
    public void ASearchOverScoredRowsEndsWithoutAResult()
    {
        IDataView scored = Trainer.Fit(Rows()).Transform(Rows());
        AssertEnds(token => Context.BinaryClassification.Imbalance.FindThreshold(scored, seed: 1, cancellationToken: token));
        AssertEnds(token => Context.BinaryClassification.Imbalance.CompareModels(scored, scored, bootstrap: new BootstrapOptions { CancellationToken = token }));
        BinaryImbalanceMetrics metrics = Context.BinaryClassification.Imbalance.Evaluate(scored);
        AssertEnds(token => Context.BinaryClassification.Imbalance.Evaluate(scored, new BinaryEvaluationOptions(), token));
        AssertEnds(token => metrics.Intervals(new BootstrapOptions { CancellationToken = token }));
        AssertEnds(token => Context.BinaryClassification.Imbalance.Evaluate(scored, cancellationToken: token));
        AssertEnds(token => Context.Data.Imbalance.Inspect(scored, featureColumnName: "Features", cancellationToken: token));
        var shares = new Dictionary<string, double> { ["False"] = 0.8, ["True"] = 0.2 };
        AssertEnds(token => Context.Data.Imbalance.EstimatePriors(scored, shares, cancellationToken: token));
        AssertEnds(token => Context.Data.Imbalance.EstimatePriors(scored, shares, new EstimatePriorsOptions(), token));
    }

    [TestMethod]
    public void ASplitEndsWithTheRowThatIsReadNext()
    {
        DataImbalanceCatalog imbalance = Context.Data.Imbalance;
        AssertEndsWithin((rows, token) => imbalance.StratifiedTrainTestSplit(rows, seed: 1, cancellationToken: token));
        AssertEndsWithin((rows, token) => imbalance.StratifiedTrainTestSplit(rows, groupColumnName: "Group", seed: 1, cancellationToken: token), inPass: 2);
        AssertEndsWithin((rows, token) => imbalance.StratifiedCrossValidationSplit(rows, seed: 1, cancellationToken: token));
        AssertEndsWithin((rows, token) => imbalance.MakeImbalance(rows, new Dictionary<string, int> { ["True"] = 10 }, seed: 1, cancellationToken: token));
    }

    [TestMethod]
    public void WhatASplitGaveIsReadWhateverBecomesOfTheToken()
    {
        using var source = new CancellationTokenSource();
        StratifiedSplit split = Context.Data.Imbalance.StratifiedTrainTestSplit(Rows(), testFraction: 0.5, seed: 1, cancellationToken: source.Token);
        source.Cancel();
        Assert.HasCount(150, split.TrainSet.GetColumn<bool>("Label").ToArray());
    }

    [TestMethod]
    public void StepsThatReadRowsEndWithTheRowThatIsReadNext()
    {
        AssertEndsWithin((rows, token) => Context.Transforms.Imbalance.ClassWeights(new ClassWeightsOptions { CancellationToken = token }).Fit(rows));
        // ML.NET scores a batch of rows ahead.
        ITransformer model = Trainer.Fit(Rows());
        AssertEndsWithin((rows, token) => Context.Transforms.Imbalance.AdjustLogits(new AdjustLogitsOptions { CancellationToken = token }).Fit(model.Transform(rows)), ahead: 290);
        AssertEndsWithin(
            (rows, token) => Context.Transforms.Imbalance.CorrectPriors(new CorrectPriorsOptions { Method = PriorCorrectionMethod.MeanProbability, CancellationToken = token }).Fit(model.Transform(rows)), ahead: 290);
    }

    [TestMethod]
    public void BootstrapDrawsEndAtTheNextOne()
    {
        using var source = new CancellationTokenSource();
        int drawn = 0;
        IDataView scored = Trainer.Fit(Rows()).Transform(Rows());
        BinaryImbalanceMetrics metrics = Context.BinaryClassification.Imbalance.Evaluate(scored);
        var options = new BootstrapOptions { ReplicateCount = 10_000, NumberOfThreads = 1, CancellationToken = source.Token };
        Assert.ThrowsExactly<OperationCanceledException>(() => LongWork.Run(_ => { }, () => metrics.Intervals(options), new CountingClock(() =>
        {
            if (++drawn == 20)
                source.Cancel();
        })));
        Assert.IsLessThan(100, drawn);
    }

    [TestMethod]
    public void AnEnsembleEndsWithinTheResamplerOfAMember()
    {
        using var source = new CancellationTokenSource();
        ResamplingEstimator resampler = Context.Transforms.Imbalance.Custom("Ending", _ =>
        {
            source.Cancel();
            Cancellation.ThrowIfRequested();
            Assert.Fail("The token does not reach the resampler.");
        });
        var bagging = Context.BinaryClassification.Trainers.Imbalance.BalancedBagging(Trainer, new BalancedBaggingOptions { Resampler = resampler, CancellationToken = source.Token });
        Assert.ThrowsExactly<OperationCanceledException>(() => bagging.Fit(Rows()));
    }

    private static void AssertEnds(Action<CancellationToken> work)
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsExactly<OperationCanceledException>(() => work(source.Token));
    }

    /// <summary>Cancels at the tenth row of a pass, and asserts that no row after it is read, but for those that are read ahead.</summary>
    private static void AssertEndsWithin(Action<IDataView, CancellationToken> work, int inPass = 1, int ahead = 1)
    {
        using var source = new CancellationTokenSource();
        int reads = 0, firstReads = 300 * (inPass - 1) + 10;
        IDataView rows = Rows(onRead: source.Cancel, firstReads, onEvery: () => reads++);
        Assert.ThrowsExactly<OperationCanceledException>(() => work(rows, source.Token));
        Assert.IsLessThanOrEqualTo(firstReads + ahead, reads);
    }

    private sealed class CountingClock(Action onAsked) : TimeProvider
    {
        public override long GetTimestamp()
        {
            onAsked();
            return base.GetTimestamp();
        }
    }

    private static IEstimator<ITransformer> Trainer => Context.BinaryClassification.Trainers.LbfgsLogisticRegression();

    /// <summary>300 rows of two classes; something happens when features have been read so often.</summary>
    private static ColumnarView Rows(Action? onRead = null, int firstReads = 0, Action? onEvery = null)
    {
        int reads = 0;
        VectorDataViewType type = new(NumberDataViewType.Single, 2);
        VBuffer<float>[] vectors = [.. Enumerable.Range(0, 300).Select(i => new VBuffer<float>(2, [i % 17, i % 23]))];
        // The label is read in every pass that reads features.
        return new ColumnarView(
            300,
            new ViewColumn<bool>("Label", BooleanDataViewType.Instance, row => Counted(row % 5 == 0)),
            new ViewColumn<int>("Group", NumberDataViewType.Int32, row => Counted(row / 2)),
            new VectorColumn<float>("Features", type, vectors));

        T Counted<T>(T value)
        {
            onEvery?.Invoke();
            if (reads++ == firstReads)
                onRead?.Invoke();
            return value;
        }
    }
}
