using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

[TestClass]
public sealed class NetworkTrainerTests
{
    public static IEnumerable<object[]> Ways =>
    [
        ["defaults", new TestOptions { Epochs = 12, ValidationMetric = ValidationMetric.BalancedAccuracy }],
        ["class-balanced", new TestOptions { Epochs = 12, Loss = new WeightedCrossEntropyLossOptions(), Sampling = BatchSampling.ClassBalanced, ValidationMetric = ValidationMetric.MacroF1 }],
        ["DRW", new TestOptions { Epochs = 12, Loss = new LdamLossOptions(), Deferred = DeferredBalancing.Reweight, DeferredStart = 0.5, ValidationFraction = 0 }],
        ["DRS", new TestOptions { Epochs = 12, Loss = new FocalLossOptions(), Deferred = DeferredBalancing.Resample, DeferredStart = 0.5, ValidationFraction = 0 }],
        ["mixup", new TestOptions { Epochs = 15, Mixing = new() { Kind = RowMixing.MixUp }, ValidationMetric = ValidationMetric.BalancedAccuracy }],
        ["remix", new TestOptions { Epochs = 15, Mixing = new() { Kind = RowMixing.Remix, Alpha = 1 }, HasWeights = true, ValidationMetric = ValidationMetric.BalancedAccuracy }],
        ["manifold mixup", new TestOptions { Epochs = 15, Mixing = new() { Kind = RowMixing.ManifoldMixUp }, ValidationMetric = ValidationMetric.BalancedAccuracy }],
        ["cRT", new TestOptions { Epochs = 8, Loss = new WeightedCrossEntropyLossOptions(), Classifier = ClassifierAdjustment.Retrain, ValidationMetric = ValidationMetric.BalancedAccuracy }],
        ["LWS", new TestOptions { Epochs = 8, Loss = new WeightedCrossEntropyLossOptions(), Classifier = ClassifierAdjustment.LearnScales, ClassifierEpochs = 20, ValidationMetric = ValidationMetric.BalancedAccuracy }],
        ["tau", new TestOptions { Epochs = 12, Loss = new WeightedCrossEntropyLossOptions(), Classifier = ClassifierAdjustment.TauNormalize, ClassifierTau = 0.5 }],
        ["post hoc", new TestOptions { Epochs = 12, Loss = new WeightedCrossEntropyLossOptions(), PostHocTau = 1, ValidationMetric = ValidationMetric.LogLoss }],
        ["SGD", new TestOptions { Epochs = 12, Optimizer = new SgdOptions { LearningRate = 0.05 }, LearningRateSchedule = LearningRateSchedule.Cosine, WarmUpEpochs = 1, MaximumGradientNorm = 1, HasWeights = true }],
        ["average", new TestOptions { Epochs = 15, WeightAverageDecay = 0.98, LearningRateSchedule = LearningRateSchedule.OneCycle }],
        ["disk", new TestOptions { Epochs = 12, MemoryBudget = 4000, Sampling = BatchSampling.SquareRoot }],
    ];

    [TestMethod]
    [DynamicData(nameof(Ways))]
    public void EveryWayOfTrainingLearns(string name, NetworkTrainingOptions options)
    {
        // Members and the last layer take part in every way, wherever rows come from; running means, which only the residual network has, where values are mixed or averaged.
        NetworkArchitecture[] architectures = name is "defaults" or "average" or "manifold mixup" ? [Training.Mlp, Training.TabM, Training.ResNet]
            : name is "disk" ? [Training.Mlp] : [Training.Mlp, Training.TabM];
        foreach (NetworkArchitecture architecture in architectures)
        {
            (Network network, TrainingOutcome outcome) = Training.Fit(Fast((TestOptions)options), architecture);
            double recall = Recall(network);
            // Guessing gives a third.
            Assert.IsGreaterThan(0.75, recall, $"{name}, {architecture.GetType().Name}: mean recall {recall}");
            Assert.IsFalse(outcome.WasCancelled);
            Assert.AreEqual(1, outcome.SharesLearned.Sum(), 1e-9);
        }
    }

    [TestMethod]
    public void TheSameSeedGivesTheSameBitsAlsoSideBySide()
    {
        foreach (NetworkArchitecture architecture in new[] { Training.Mlp, Training.TabM })
        {
            TestOptions options = new() { Epochs = 3, Mixing = new() { Kind = RowMixing.ManifoldMixUp } };
            float[] alone = Training.Fit(options, architecture).Network.Parameters;
            var together = new float[4][];
            Parallel.For(0, together.Length, i => together[i] = Training.Fit(options, architecture).Network.Parameters);
            foreach (float[] parameters in together)
                CollectionAssert.AreEqual(alone, parameters);
            CollectionAssert.AreNotEqual(alone, Training.Fit(options, architecture, seed: 2).Network.Parameters);
        }
    }

    [TestMethod]
    public void RowsOnDiskAreSaidAndGiveTheSameBitsAgain()
    {
        TestOptions disk = new() { Epochs = 3, MemoryBudget = 3000 };
        List<string> lines = [];
        float[] first = Training.Fit(disk, inform: lines.Add).Network.Parameters;
        Assert.AreEqual("342 rows take more than the 3,000 bytes of MemoryBudget: they are read from a temporary file, chunk by chunk.", lines.Single(line => line.Contains("MemoryBudget", StringComparison.Ordinal)));
        CollectionAssert.AreEqual(first, Training.Fit(disk).Network.Parameters);
        CollectionAssert.AreNotEqual(first, Training.Fit(new TestOptions { Epochs = 3 }).Network.Parameters, "other batches");
    }

    [TestMethod]
    public void ProgressIsToldOnceAnEpochAndToTheLog()
    {
        List<TrainingProgress> told = [];
        List<string> lines = [];
        var options = new TestOptions { Epochs = 3, Progress = new Listener<TrainingProgress>(told.Add), Classifier = ClassifierAdjustment.Retrain, ClassifierEpochs = 2 };
        TrainingOutcome outcome = Training.Fit(options, inform: lines.Add).Outcome;
        CollectionAssert.AreEqual(new[] { "network 1/3", "network 2/3", "network 3/3", "classifier 1/2", "classifier 2/2" }, told.Select(p => $"{p.Stage} {p.Epoch}/{p.EpochCount}").ToArray());
        CollectionAssert.IsSubsetOf(told.Select(p => p.ToString()).ToArray(), lines);
        Assert.IsTrue(told[0].IsBest);
        Assert.HasCount(5, outcome.History);
        Assert.AreEqual(
            "network, epoch 2 of 3: loss 0.5, AveragePrecision 0.75 (best)", new TrainingProgress("network", 2, 3, 0.5, 0.1, ValidationMetric.AveragePrecision, 0.75, true).ToString());
    }

    [TestMethod]
    [DataRow(ValidationMetric.AveragePrecision)]
    [DataRow(ValidationMetric.BalancedAccuracy)]
    [DataRow(ValidationMetric.MacroF1)]
    [DataRow(ValidationMetric.LogLoss)]
    public void TrainingStopsWhenNoBetterEpochComesAndTheBestIsKept(ValidationMetric metric)
    {
        const int Patience = 2;
        // A step size that only destroys what is learned: early epochs stay best.
        var options = new TestOptions { Epochs = 60, Patience = Patience, Optimizer = new SgdOptions { LearningRate = 2, Momentum = 0 }, MaximumGradientNorm = 5, ValidationMetric = metric };
        (Network network, TrainingOutcome outcome) = Training.Fit(options);
        int best = outcome.History.Select((record, i) => (record, i)).Last(pair => pair.record.IsBest).i;
        Assert.IsLessThan(60, outcome.History.Count);
        Assert.AreEqual(best + Patience, outcome.History.Count - 1);
        // As many epochs as it took to the best, and no more: the same values.
        float[] shorter = Training.Fit(new TestOptions { Epochs = best + 1, Patience = Patience, Optimizer = options.Optimizer, MaximumGradientNorm = 5, ValidationMetric = metric }).Network.Parameters;
        CollectionAssert.AreEqual(shorter, network.Parameters);
    }

    [TestMethod]
    public void WhatIsDeferredComesToItsTurnBeforeTrainingStops()
    {
        // As above: without it training stops long before epoch 30.
        TestOptions Options(DeferredBalancing deferred) => new()
        {
            Epochs = 60,
            Patience = 4,
            Deferred = deferred,
            DeferredStart = 0.5,
            Optimizer = new SgdOptions { LearningRate = 2, Momentum = 0 },
            MaximumGradientNorm = 5,
        };
        Assert.IsLessThan(30, Training.Fit(Options(DeferredBalancing.None)).Outcome.History.Count);
        Assert.IsInRange(34, 60, Training.Fit(Options(DeferredBalancing.Reweight)).Outcome.History.Count);
        Assert.IsInRange(34, 60, Training.Fit(Options(DeferredBalancing.Resample)).Outcome.History.Count);
    }

    [TestMethod]
    public void EqualEpochsAreToldApartByLogLoss()
    {
        var state = new TrainingState();
        Assert.IsTrue(Note(1, -0.5), "the first");
        Assert.IsFalse(Note(1, -0.6));
        Assert.IsTrue(Note(1, -0.4));
        Assert.IsFalse(Note(0.9, -0.1));
        Assert.AreEqual(1, state.EpochsSinceBest);
        Assert.IsTrue(state.Note(null), "without validation rows the last is the best");

        bool Note(double value, double logLoss)
        {
            bool isBest = state.Note(new ObjectiveValue(value, logLoss));
            if (isBest)
                state.BestScore = new ObjectiveValue(value, logLoss);
            return isBest;
        }
    }

    [TestMethod]
    public void CancellingGivesTheBestSoFar()
    {
        foreach (double validation in new[] { 0, 0.2 })
        {
            using var source = new CancellationTokenSource();
            int epochs = 0;
            var cancelling = new TestOptions
            {
                Epochs = 50,
                ValidationFraction = validation,
                CancellationToken = source.Token,
                Progress = new Listener<TrainingProgress>(_ =>
                {
                    if (++epochs == 3)
                        source.Cancel();
                }),
            };
            (Network network, TrainingOutcome outcome) = Training.Fit(cancelling);
            Assert.IsTrue(outcome.WasCancelled);
            Assert.HasCount(3, outcome.History);
            CollectionAssert.AreEqual(Training.Fit(new TestOptions { Epochs = 3, ValidationFraction = validation }).Network.Parameters, network.Parameters);
        }
    }

    [TestMethod]
    [DataRow(ClassifierAdjustment.Retrain)]
    [DataRow(ClassifierAdjustment.LearnScales)]
    public void CancellingTheLastLayersTrainingGivesTheBestSoFar(ClassifierAdjustment classifier)
    {
        using var source = new CancellationTokenSource();
        TestOptions Options(int classifierEpochs, IProgress<TrainingProgress>? progress = null) => new()
        {
            Epochs = 3,
            Classifier = classifier,
            ClassifierEpochs = classifierEpochs,
            PostHocTau = 0.5,
            CancellationToken = progress is null ? default : source.Token,
            Progress = progress,
        };
        (Network network, TrainingOutcome outcome) = Training.Fit(Options(50, new Listener<TrainingProgress>(p =>
        {
            if (p is { Stage: "classifier", Epoch: 2 })
                source.Cancel();
        })));
        Assert.IsTrue(outcome.WasCancelled);
        Assert.HasCount(5, outcome.History);
        // What comes after the epochs is done all the same.
        CollectionAssert.AreEqual(Training.Fit(Options(2)).Network.Parameters, network.Parameters);
    }

    [TestMethod]
    public void ATrainingThatDivergesIsAnError()
    {
        var options = new TestOptions { Optimizer = new SgdOptions { LearningRate = 1e30 } };
        Assert.AreEqual(
            "The loss is NaN in epoch 1: training diverges. Normalize the features, lower the learning rate (1E+30), or set MaximumGradientNorm.",
            Assert.ThrowsExactly<InvalidOperationException>(() => Training.Fit(options)).Message);
    }

    [TestMethod]
    public void SharesLearnedFollowLossSamplingAndWeights()
    {
        double[] real = [.. Training.Counts.Select(count => count / 380.0)];
        AreClose(real, Shares(new() { Loss = new FocalLossOptions() }));
        AreClose([1 / 3.0, 1 / 3.0, 1 / 3.0], Shares(new()));
        AreClose([1 / 3.0, 1 / 3.0, 1 / 3.0], Shares(new() { Loss = new FocalLossOptions(), Sampling = BatchSampling.ClassBalanced }));
        AreClose([1 / 3.0, 1 / 3.0, 1 / 3.0], Shares(new() { Loss = new FocalLossOptions(), PostHocTau = 1 }));
        AreClose([1 / 3.0, 1 / 3.0, 1 / 3.0], Shares(new() { Loss = new FocalLossOptions(), Deferred = DeferredBalancing.Reweight, DeferredStart = 0, DeferredWeights = ClassWeightScheme.Balanced }));

        static double[] Shares(TestOptions options) => Training.Fit(Fast(options, epochs: 1)).Outcome.SharesLearned;

        static void AreClose(double[] expected, double[] actual)
        {
            for (int c = 0; c < expected.Length; c++)
                Assert.AreEqual(expected[c], actual[c], 0.005);
        }
    }

    private static TestOptions Fast(TestOptions o, int? epochs = null) => new()
    {
        Loss = o.Loss,
        Epochs = epochs ?? 4 * o.Epochs,
        BatchSize = 32,
        Patience = 100,
        Sampling = o.Sampling,
        Deferred = o.Deferred,
        DeferredStart = o.DeferredStart,
        DeferredWeights = o.DeferredWeights,
        Mixing = o.Mixing,
        Classifier = o.Classifier,
        ClassifierEpochs = o.ClassifierEpochs,
        ClassifierTau = o.ClassifierTau,
        PostHocTau = o.PostHocTau,
        Optimizer = o.Optimizer is AdamWOptions ? new AdamWOptions { LearningRate = 0.02 } : o.Optimizer,
        LearningRateSchedule = o.LearningRateSchedule,
        WarmUpEpochs = o.WarmUpEpochs,
        MaximumGradientNorm = o.MaximumGradientNorm,
        WeightAverageDecay = o.WeightAverageDecay,
        ValidationFraction = o.ValidationFraction,
        ValidationMetric = o.ValidationMetric,
        MemoryBudget = o.MemoryBudget,
        HasWeights = o.HasWeights,
    };

    // On rows around the centers 0, 2.5 and 5 of the classes.
    private static double Recall(Network network)
    {
        using var torch = new TorchNetwork(network);
        var rows = new RowBlocks(4, hasWeights: false);
        for (int i = 0; i < 600; i++)
        {
            RandomStream random = RandomStream.Create(77, nameof(NetworkTrainerTests), row: i);
            int c = i % 3;
            rows.Add([0, .. Enumerable.Range(0, 3).Select(_ => (float)(2.5 * c + random.NextGaussian()))], c, 1);
        }
        using var source = new MatrixBatchSource(rows, 3, global::TorchSharp.torch.CPU);
        return ValidationScore.Of(torch, source, ValidationMetric.BalancedAccuracy, [1, 1, 1], global::TorchSharp.torch.ScalarType.Float32).Value;
    }
}
