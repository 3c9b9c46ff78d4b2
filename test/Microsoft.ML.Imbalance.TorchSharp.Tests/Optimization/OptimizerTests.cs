using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

[TestClass]
public sealed class OptimizerTests
{
    // Not a multiple of any vector width.
    private const int Length = 37, Steps = 25;

    [TestMethod]
    public void AdamWMovesAsPyTorchs()
        => IsAs(new AdamWOptions { LearningRate = 0.01, WeightDecay = 0.1, Beta1 = 0.8, Beta2 = 0.99, Epsilon = 1e-6 }, p => optim.AdamW([p], 0.01, 0.8, 0.99, 1e-6, 0.1));

    [TestMethod]
    [DataRow(0.0, false)]
    [DataRow(0.9, false)]
    [DataRow(0.9, true)]
    public void SgdMovesAsPyTorchs(double momentum, bool nesterov)
        => IsAs(new SgdOptions { LearningRate = 0.05, WeightDecay = 0.01, Momentum = momentum, Nesterov = nesterov }, p => optim.SGD([p], 0.05, momentum, 0, 0.01, nesterov));

    [TestMethod]
    public void AnOptimizerGoesOnWhereAnotherWas()
    {
        foreach (OptimizerOptions options in new OptimizerOptions[] { new AdamWOptions(), new SgdOptions() })
        {
            float[] values = Numbers(0), gradients = Numbers(1);
            FlatOptimizer first = options.Create(Length);
            first.Move(values, gradients, 0.1);
            FlatOptimizer second = options.Create(Length);
            second.Restore(first.Step, first.Memories);
            float[] copy = [.. values];
            first.Move(values, gradients, 0.1);
            second.Move(copy, gradients, 0.1);
            CollectionAssert.AreEqual(values, copy);
        }
    }

    [TestMethod]
    public void ClippingScalesToTheNorm()
    {
        // (3, 4) has length 5; half of it is (1.5, 2).
        float[] gradients = [3, 4];
        Assert.AreEqual(5, GradientClipping.Clip(gradients, 2.5), 1e-12);
        CollectionAssert.AreEqual(new[] { 1.5f, 2f }, gradients);
        Assert.AreEqual(2.5, GradientClipping.Clip(gradients, 3), 1e-12);
        CollectionAssert.AreEqual(new[] { 1.5f, 2f }, gradients, "short gradients stay");
    }

    [TestMethod]
    public void TheAverageForgetsFasterInTheFirstSteps()
    {
        var average = new WeightAverage(0.5, 1);
        average.Add([8]);
        Assert.AreEqual(8f, average.Values[0], "the first values as they are");
        // min(0.5, 2 / 11) of 8, the rest of 19.
        average.Add([19]);
        Assert.AreEqual(8 * 2f / 11 + 19 * 9f / 11, average.Values[0], 1e-5f);
        average.Restore(1000, [4]);
        average.Add([6]);
        Assert.AreEqual(5f, average.Values[0], "0.5 of each");
    }

    [TestMethod]
    public void LearningRatesFollowTheirSchedules()
    {
        var constant = new LearningRates(LearningRateSchedule.Constant, 2, 3, 100);
        // Up in quarters over the three steps of the warm-up.
        CollectionAssert.AreEqual(new[] { 0.5, 1.0, 1.5, 2.0, 2.0 }, Enumerable.Range(0, 5).Select(i => constant.At(i)).ToArray());
        var cosine = new LearningRates(LearningRateSchedule.Cosine, 2, 0, 100);
        Assert.AreEqual(2, cosine.At(0), 1e-12);
        Assert.AreEqual(1, cosine.At(50), 1e-12);
        Assert.AreEqual(0, cosine.At(100), 1e-12);
        var cycle = new LearningRates(LearningRateSchedule.OneCycle, 2, 0, 100);
        Assert.AreEqual(0.08, cycle.At(0), 1e-12, "a 25th");
        Assert.AreEqual(1.04, cycle.At(15), 1e-12, "half way up");
        Assert.AreEqual(2, cycle.At(30), 1e-12);
        Assert.AreEqual(0.08e-4, cycle.At(100), 1e-12);
    }

    [TestMethod]
    public void WhatIsNoOptimizerIsAnError()
    {
        Says("LearningRate is 0; it must be a positive finite number.", new AdamWOptions { LearningRate = 0 });
        Says("WeightDecay is -1; it must be 0 or a positive finite number.", new SgdOptions { WeightDecay = -1 });
        Says("Beta2 is 1; it must be at least 0 and less than 1.", new AdamWOptions { Beta2 = 1 });
        Says("Momentum is 1; it must be at least 0 and less than 1.", new SgdOptions { Momentum = 1 });
        Says("Epsilon is 0; it must be a positive finite number.", new AdamWOptions { Epsilon = 0 });

        static void Says(string message, OptimizerOptions options) => Assert.StartsWith(message, Assert.ThrowsExactly<ArgumentOutOfRangeException>(options.Validate).Message);
    }

    private static void IsAs(OptimizerOptions options, Func<global::TorchSharp.Modules.Parameter, optim.Optimizer> create)
    {
        float[] values = Numbers(0);
        using var parameter = new global::TorchSharp.Modules.Parameter(tensor(values));
        using optim.Optimizer reference = create(parameter);
        FlatOptimizer optimizer = options.Create(Length);
        using Tensor onDevice = tensor(values);
        using DeviceOptimizer device = options.CreateWhere(onDevice);
        for (int step = 1; step <= Steps; step++)
        {
            float[] gradients = Numbers(step);
            using Tensor gradient = tensor(gradients);
            parameter.grad = gradient;
            reference.step();
            optimizer.Move(values, gradients, options.LearningRate);
            using Tensor copy = tensor(gradients);
            device.Move(onDevice, copy, options.LearningRate);
        }
        float[] expected = [.. parameter.data<float>()];
        for (int i = 0; i < Length; i++)
        {
            Assert.AreEqual(expected[i], values[i], 2e-6f, $"value {i}");
            Assert.AreEqual(expected[i], onDevice.data<float>()[i], 2e-6f, $"value {i} as on a GPU");
        }
    }

    private static float[] Numbers(int stream)
    {
        RandomStream random = RandomStream.Create(3, nameof(OptimizerTests), row: stream);
        return [.. Enumerable.Range(0, Length).Select(_ => (float)random.NextGaussian())];
    }
}
