using Microsoft.ML.Imbalance.TorchSharp.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

[TestClass]
public sealed class TrainingPartsTests
{
    private static readonly ScalarType[] Precisions = [ScalarType.Float32, ScalarType.BFloat16];

    [TestMethod]
    public void TheGpuIsTakenIfItIsThere()
    {
        Assert.AreEqual(DeviceType.CPU, TrainingDevice.Choose(null, false, Fail, () => 0, () => true).type);
        Device second = TrainingDevice.Choose(1, false, Fail, () => 2, () => true);
        Assert.AreEqual((DeviceType.CUDA, 1), (second.type, second.index));
        List<string> lines = [];
        Assert.AreEqual(DeviceType.CPU, TrainingDevice.Choose(0, true, lines.Add, () => 0, () => true).type);
        CollectionAssert.AreEqual(new[] { "GPU 0 was asked for, and libtorch finds 0 GPUs. The network is trained on the CPU." }, lines);
        Assert.AreEqual(
            "GPU 3 was asked for, and libtorch finds 1 GPU. Add a CUDA package of TorchSharp and a driver, choose another GpuDeviceId, or set FallbackToCpu.",
            Assert.ThrowsExactly<InvalidOperationException>(() => TrainingDevice.Choose(3, false, Fail, () => 1, () => true)).Message);

        lines.Clear();
        Assert.AreEqual(DeviceType.CUDA, TrainingDevice.Choose(0, false, lines.Add, () => 1, () => false).type);
        CollectionAssert.AreEqual(
            new[] { "This libtorch can't be asked for convolutions that give the same bits each time: image networks trained on the GPU with one seed may differ in their last digits." }, lines);

        static void Fail(string line) => Assert.Fail(line);
    }

    [TestMethod]
    public void MixedPrecisionHasNearlyTheSameGradientsInFullPrecision()
    {
        foreach (NetworkArchitecture architecture in new[] { Training.Mlp, Training.ResNet, Training.TabM })
        {
            var gradients = new float[2][];
            for (int i = 0; i < 2; i++)
            {
                using var network = new TorchNetwork(architecture.Build(new InputSlots(4, []), 3, null, null).Initialize(1));
                using TrainingStage stage = TrainingStages.Whole(new TestOptions(), new ClassCounts("Label", ["a", "b", "c"], [6, 1, 1]), 1, new ValueRange(0, (int)network.Parameters.numel()));
                using DropoutMasks dropout = Masks.Seeded(1);
                using var batch = new Batch(arange(32).reshape(8, 4) / 16f, tensor(new long[] { 0, 1, 2, 0, 1, 2, 0, 1 }), null);
                float loss = new BatchStep(network, stage, [6, 1, 1], Precisions[i]).Backward(batch, null, dropout, default);
                Assert.IsTrue(float.IsFinite(loss));
                Assert.AreEqual(ScalarType.Float32, network.Gradients.dtype);
                gradients[i] = [.. network.Gradients.data<float>()];
            }
            double length = Math.Sqrt(gradients[0].Sum(g => g * g)), error = Math.Sqrt(gradients[0].Zip(gradients[1], (a, b) => (a - b) * (a - b)).Sum());
            // bfloat16 has 8 bits.
            Assert.IsLessThan(0.05 * length, error, architecture.GetType().Name);
        }
    }

    [TestMethod]
    public void ValidationMetricsAreThoseOfTheEvaluation()
    {
        // Classes 0 0 1 1; probabilities of class 1: 0.1 0.6 0.4 0.9.
        var scores = new ScoreTable(2);
        var actual = new ClassCodes(0);
        foreach ((double p, int c) in new[] { (0.1, 0), (0.6, 0), (0.4, 1), (0.9, 1) })
        {
            scores.Add([1 - p, p]);
            actual.Add(c);
        }
        // By falling score 1 0 1 0: (1 + 2/3) / 2.
        Assert.AreEqual(5.0 / 6, ValidationScore.Of(scores, actual, [], ValidationMetric.AveragePrecision, [1, 1]), 1e-12);
        // One of two right in each class.
        Assert.AreEqual(0.5, ValidationScore.Of(scores, actual, [], ValidationMetric.BalancedAccuracy, [1, 1]), 1e-12);
        Assert.AreEqual(0.5, ValidationScore.Of(scores, actual, [], ValidationMetric.MacroF1, [1, 1]), 1e-12);
        Assert.AreEqual((Math.Log(0.9) + Math.Log(0.4) + Math.Log(0.4) + Math.Log(0.9)) / 4, ValidationScore.Of(scores, actual, [], ValidationMetric.LogLoss, [1, 1]), 1e-12);
        // Class 1 a third as frequent as it was learned: odds of 9, 2/3, 3/2 and 1/9 for class 0, times 3.
        Assert.AreEqual(
            (Math.Log(27.0 / 28) + Math.Log(2.0 / 3) + Math.Log(1 / 5.5) + Math.Log(3.0 / 4)) / 4, ValidationScore.Of(scores, actual, [], ValidationMetric.LogLoss, [3, 1]), 1e-12);
        // Weighted: the mistake on class 1 weighs 3 of 4.
        Assert.AreEqual((0.5 + 0.25) / 2, ValidationScore.Of(scores, actual, [1, 1, 3, 1], ValidationMetric.BalancedAccuracy, [1, 1]), 1e-12);
    }

    [TestMethod]
    public void WhatIsNoTrainingIsAnError()
    {
        Says("BatchSize is 0; it must be at least 1.", new() { BatchSize = 0 });
        Says("Epochs is 0; it must be at least 1.", new() { Epochs = 0 });
        Says("Sampling is 9; it must be one of Uniform, ClassBalanced, SquareRoot, ProgressivelyBalanced.", new() { Sampling = (BatchSampling)9 });
        Says("DeferredStart is 2; it must be between 0 and 1.", new() { DeferredStart = 2 });
        Says("ValidationFraction is 1; it must be at least 0 and less than 1.", new() { ValidationFraction = 1 });
        Says("WeightAverageDecay is 1; it must be at least 0 and less than 1.", new() { WeightAverageDecay = 1 });
        Says("MaximumGradientNorm is 0; it must be a positive finite number.", new() { MaximumGradientNorm = 0 });
        Says("WarmUpEpochs is -1; it must be 0 or a positive finite number.", new() { WarmUpEpochs = -1 });
        Says("Patience is 0; it must be at least 1.", new() { Patience = 0 });
        Says("ThreadCount is 0; it must be at least 1.", new() { ThreadCount = 0 });
        Says("PostHocTau is NaN; it must be 0 or a positive finite number.", new() { PostHocTau = double.NaN });
        Says("MemoryBudget is 0; it must be at least 1 byte.", new() { MemoryBudget = 0 });
        Says("LearningRate is -1; it must be a positive finite number.", new() { Optimizer = new AdamWOptions { LearningRate = -1 } });
        Assert.StartsWith(
            "CheckpointPath is in the folder '/no/such/folder', which does not exist. Make it, or name another.",
            Assert.ThrowsExactly<ArgumentException>(new TestOptions { CheckpointPath = "/no/such/folder/training" }.Validate).Message);
        Assert.StartsWith(
            "TemporaryFolder is in the folder '/no/such/folder', which does not exist. Make it, or name another.",
            Assert.ThrowsExactly<ArgumentException>(new TestOptions { TemporaryFolder = "/no/such/folder" }.Validate).Message);
        Assert.StartsWith("Loss is null; leave it out for the default.", Assert.ThrowsExactly<ArgumentException>(new TestOptions { Loss = null! }.Validate).Message);

        static void Says(string message, TestOptions options) => Assert.StartsWith(message, Assert.ThrowsExactly<ArgumentOutOfRangeException>(options.Validate).Message);
    }
}
