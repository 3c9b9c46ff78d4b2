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
}
