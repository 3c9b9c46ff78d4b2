using Microsoft.ML.Imbalance.TorchSharp.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>The steps of a GPU, on the CPU.</summary>
[TestClass]
public sealed class DeviceStepsTests
{
    private static TestOptions[] Ways(string? path = null, IProgress<TrainingProgress>? progress = null) =>
    [
        new() { Epochs = 4, MaximumGradientNorm = 0.3, WeightAverageDecay = 0.9, ValidationFraction = 0, CheckpointPath = path, Progress = progress },
        new() { Epochs = 4, Optimizer = new SgdOptions { LearningRate = 0.02, Nesterov = true }, LearningRateSchedule = LearningRateSchedule.Cosine, CheckpointPath = path, Progress = progress },
        new() { Epochs = 2, Optimizer = new SgdOptions { LearningRate = 0.02 }, Classifier = ClassifierAdjustment.Retrain, ClassifierEpochs = 2, CheckpointPath = path, Progress = progress },
        new() { Epochs = 2, Classifier = ClassifierAdjustment.LearnScales, ClassifierEpochs = 2, CheckpointPath = path, Progress = progress },
    ];

    [TestMethod]
    public void TheyAreThoseOfTheCpuButForRounding()
    {
        foreach (TestOptions options in Ways())
        {
            // Not the residual network: AdamW makes whole steps of the rounding of biases that batch normalization takes out again.
            float[] host = Training.Fit(options).Network.Parameters, device = Training.Fit(options, stepsAreOnDevice: true).Network.Parameters;
            Assert.HasCount(host.Length, device);
            for (int i = 0; i < host.Length; i++)
                Assert.AreEqual(host[i], device[i], 1e-4);
        }
    }

    [TestMethod]
    public void ATrainingThatWasKilledGoesOnToTheSameBits()
    {
        string folder = Directory.CreateTempSubdirectory("imbalance-tests-").FullName;
        try
        {
            for (int way = 0; way < Ways().Length; way++)
            {
                string path = Path.Combine(folder, $"{way}"), killed = path + ".killed";
                // The checkpoint of the second epoch, seen in the third.
                var progress = new Listener<TrainingProgress>(p =>
                {
                    if (File.Exists(path) && !File.Exists(killed) && (p.Epoch > 2 || p.Stage == "classifier"))
                        File.Copy(path, killed);
                });
                float[] whole = Training.Fit(Ways(path, progress)[way], Training.ResNet, stepsAreOnDevice: true).Network.Parameters;
                Assert.IsTrue(File.Exists(killed));
                CollectionAssert.AreEqual(whole, Training.Fit(Ways(killed)[way], Training.ResNet, stepsAreOnDevice: true).Network.Parameters);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // The meta device is there without any hardware: it has shapes and no numbers, and refuses, as a GPU does, what is on another device.
    [TestMethod]
    public void StepsTakeNothingFromTheCpu()
    {
        foreach (OptimizerOptions optimizer in new OptimizerOptions[] { new AdamWOptions(), new SgdOptions { Momentum = 0.9, Nesterov = true, WeightDecay = 0.01 } })
        {
            using var network = new FlatNetwork(META);
            using var steps = new DeviceSteps(network, 2, 5, new TestOptions { Optimizer = optimizer, MaximumGradientNorm = 1, WeightAverageDecay = 0.9 });
            steps.Step(0.1);
            steps.Step(0.1);
            CollectionAssert.AreEqual(new long[] { 2, 2 }, steps.Counters);
        }
    }

    [TestMethod]
    public void WhatLiesOnTheCpuIsRefusedThere()
    {
        using Tensor values = zeros(3, device: META), gradients = ones(3), memory = zeros(3, device: META);
        using var optimizer = new AdamWOptions().CreateWhere(memory);
        Assert.Contains("device", Assert.Throws<Exception>(() => optimizer.Move(values, gradients, 0.1)).Message);
    }

    private sealed class FlatNetwork(Device device) : TrainableNetwork
    {
        public override int ClassCount => 2;

        public override Tensor Parameters { get; } = zeros(9, device: device);

        public override Tensor Gradients { get; } = zeros(9, device: device);

        public override Range HeadRange => 7..9;

        public override Tensor Buffers { get; } = zeros(0, device: device);

        public override Tensor Represent(Tensor batch, DropoutMasks? dropout) => throw new NotSupportedException();

        public override Tensor Classify(Tensor representation) => throw new NotSupportedException();

        public override void Dispose()
        {
            Parameters.Dispose();
            Gradients.Dispose();
            Buffers.Dispose();
        }
    }
}
