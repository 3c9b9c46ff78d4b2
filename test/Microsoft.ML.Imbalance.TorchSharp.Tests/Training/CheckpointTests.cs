using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

[TestClass]
public sealed class CheckpointTests
{
    private string _folder = null!;

    public static IEnumerable<object[]> Ways =>
    [
        [(string? path, IProgress<TrainingProgress>? progress) => new TestOptions { Epochs = 5, CheckpointPath = path, Progress = progress, Mixing = new() { Kind = RowMixing.MixUp } }],
        [(string? path, IProgress<TrainingProgress>? progress) => new TestOptions { Epochs = 5, CheckpointPath = path, Progress = progress, Sampling = BatchSampling.ClassBalanced, WeightAverageDecay = 0.9, ValidationFraction = 0 }],
        [(string? path, IProgress<TrainingProgress>? progress) => new TestOptions { Epochs = 2, CheckpointPath = path, Progress = progress, Classifier = ClassifierAdjustment.Retrain, ClassifierEpochs = 3, Loss = new EqualizationLossOptions { ShareThreshold = 0.1 } }],
        [(string? path, IProgress<TrainingProgress>? progress) => new TestOptions { Epochs = 2, CheckpointPath = path, Progress = progress, Classifier = ClassifierAdjustment.LearnScales, ClassifierEpochs = 3, Optimizer = new SgdOptions { LearningRate = 0.01 } }],
        [(string? path, IProgress<TrainingProgress>? progress) => new TestOptions { Epochs = 5, CheckpointPath = path, Progress = progress, LearningRateSchedule = LearningRateSchedule.OneCycle, Sampling = BatchSampling.ProgressivelyBalanced, Mixing = new() { Kind = RowMixing.Remix, Alpha = 1 }, MemoryBudget = 4000, HasWeights = true, MaximumGradientNorm = 1, ValidationMetric = ValidationMetric.LogLoss }],
        [(string? path, IProgress<TrainingProgress>? progress) => new TestOptions { Epochs = 5, CheckpointPath = path, Progress = progress, LearningRateSchedule = LearningRateSchedule.Cosine, WarmUpEpochs = 1.5, Sampling = BatchSampling.SquareRoot, Deferred = DeferredBalancing.Reweight, DeferredStart = 0.5, Mixing = new() { Kind = RowMixing.ManifoldMixUp }, WeightAverageDecay = 0.9, MemoryBudget = 4000 }],
        [(string? path, IProgress<TrainingProgress>? progress) => new TestOptions { Epochs = 5, CheckpointPath = path, Progress = progress, Deferred = DeferredBalancing.Resample, DeferredStart = 0.5, Classifier = ClassifierAdjustment.TauNormalize, PostHocTau = 0.5, Optimizer = new SgdOptions { LearningRate = 0.01, Nesterov = true }, ValidationMetric = ValidationMetric.BalancedAccuracy }],
    ];

    [TestInitialize]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("imbalance-tests-").FullName;

    [TestCleanup]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    [DynamicData(nameof(Ways))]
    public void ATrainingThatWasKilledGoesOnToTheSameBits(Func<string?, IProgress<TrainingProgress>?, NetworkTrainingOptions> options)
    {
        // Rows on disk take longer; what they have to do with checkpoints one network shows, with its running means.
        bool isOnDisk = options(null, null).MemoryBudget < 10_000;
        foreach (NetworkArchitecture architecture in isOnDisk ? [Training.ResNet] : new[] { Training.ResNet, Training.TabM })
        {
            float[] whole = Training.Fit((TestOptions)options(null, null), architecture).Network.Parameters;
            string path = Path.Combine(_folder, "training");
            List<string> files = [];
            // What a process that is killed in each epoch leaves.
            float[] watched = Training.Fit((TestOptions)options(path, new Listener<TrainingProgress>(_ => files.Add(Copy(path, files.Count)))), architecture).Network.Parameters;
            CollectionAssert.AreEqual(whole, watched);
            Assert.IsFalse(File.Exists(path), "deleted at the end");
            Assert.HasCount(5, files);
            foreach (string file in files.Skip(1))
                CollectionAssert.AreEqual(whole, Training.Fit((TestOptions)options(file, null), architecture).Network.Parameters, file);
        }
    }

    [TestMethod]
    public void AfterCancellingTheCheckpointStays()
    {
        string path = Path.Combine(_folder, "training");
        using var source = new CancellationTokenSource();
        var cancelled = new TestOptions { Epochs = 6, CheckpointPath = path, CancellationToken = source.Token, Progress = new Listener<TrainingProgress>(p => { if (p.Epoch == 2) source.Cancel(); }) };
        Assert.IsTrue(Training.Fit(cancelled).Outcome.WasCancelled);
        (Network resumed, TrainingOutcome outcome) = Training.Fit(new TestOptions { Epochs = 6, CheckpointPath = path });
        Assert.HasCount(6, outcome.History);
        CollectionAssert.AreEqual(Training.Fit(new TestOptions { Epochs = 6 }).Network.Parameters, resumed.Parameters);
    }

    [TestMethod]
    public void TheCheckpointOfAnotherTrainingIsAnError()
    {
        string path = Path.Combine(_folder, "training");
        Leave(path);
        string message = $"CheckpointPath '{path}' is the checkpoint of a training with other options, other rows or another network. Delete it to begin anew, or name another file.";
        Assert.AreEqual(message, Error(new TestOptions { Epochs = 7, CheckpointPath = path }));
        Assert.AreEqual(message, Error(new TestOptions { Epochs = 6, CheckpointPath = path, Loss = new LogitAdjustedLossOptions { Tau = 0.9 } }));
        Assert.AreEqual(message, Error(new TestOptions { Epochs = 6, CheckpointPath = path, Counts = [300, 60, 21] }));
        Assert.AreEqual(message, Assert.ThrowsExactly<InvalidOperationException>(() => Training.Fit(new TestOptions { Epochs = 6, CheckpointPath = path }, seed: 2)).Message);
    }

    // The same features, and as many rows of each class.
    [TestMethod]
    public void ACheckpointIsNotThatOfOtherLabels()
    {
        string path = Path.Combine(_folder, "training");
        Leave(path);
        string message = Assert.ThrowsExactly<InvalidOperationException>(() => Training.Fit(new TestOptions { Epochs = 6, CheckpointPath = path }, labelOrder: 10)).Message;
        Assert.StartsWith($"CheckpointPath '{path}' is the checkpoint of a training with other options, other rows", message);
    }

    [TestMethod]
    public void WhatIsNoWholeCheckpointIsAnError()
    {
        string path = Path.Combine(_folder, "training");
        Leave(path);
        byte[] bytes = File.ReadAllBytes(path);
        string message = $"CheckpointPath '{path}' is a file that is no whole checkpoint. Delete it, or name another file.";
        foreach (byte[] broken in new[] { bytes[..^9], bytes[..40], [1, 2, 3], [] })
        {
            File.WriteAllBytes(path, broken);
            Assert.AreEqual(message, Error(new TestOptions { Epochs = 6, CheckpointPath = path }));
        }
    }

    private static void Leave(string path)
    {
        using var source = new CancellationTokenSource();
        Training.Fit(new TestOptions { Epochs = 6, CheckpointPath = path, CancellationToken = source.Token, Progress = new Listener<TrainingProgress>(p => { if (p.Epoch == 2) source.Cancel(); }) });
    }

    private static string Error(TestOptions options) => Assert.ThrowsExactly<InvalidOperationException>(() => Training.Fit(options)).Message;

    private static string Copy(string path, int number)
    {
        string copy = $"{path}.{number}";
        if (File.Exists(path))
            File.Copy(path, copy);
        return copy;
    }
}
