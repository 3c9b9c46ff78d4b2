using Microsoft.ML.Imbalance.TorchSharp.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>What is done to the last layer, on layers of two classes and two inputs: weights (3, 4) and (0, 1), biases 5 and 2.</summary>
[TestClass]
public sealed class HeadTests
{
    private static readonly HeadLayout Layout = new(Start: 0, Members: 1, Classes: 2, Width: 2);

    private static float[] Head => [3, 4, 0, 1, 5, 2];

    [TestMethod]
    public void LayoutsAreThoseOfTheNetworks()
    {
        foreach (NetworkArchitecture architecture in new[] { Training.Mlp, Training.ResNet, Training.TabM })
        {
            using var network = new TorchNetwork(architecture.Build(new InputSlots(4, []), 3, null, null).Initialize(1));
            HeadLayout layout = HeadLayout.Of(network);
            Assert.AreEqual(network.HeadRange.End.Value, layout.Start + layout.Length);
            Assert.AreEqual(8, layout.Width);
            // Doubling weights and bias of class 1 in each member doubles its logits and no others.
            using Tensor rows = ones(2, 4), representation = network.Represent(rows, null), before = network.Classify(representation);
            var memory = new NetworkMemory(network);
            float[] values = memory.Parameters();
            for (int member = 0; member < layout.Members; member++)
                HeadAdjustments.Scale(layout, values.AsSpan(layout.Start), member, 1, 2);
            memory.SetParameters(values);
            using Tensor after = network.Classify(representation), expected = before * tensor(new[] { 1f, 2f, 1f });
            Assert.IsTrue(after.allclose(expected, rtol: 1e-5, atol: 1e-6), architecture.GetType().Name);
        }
    }

    [TestMethod]
    public void TauNormalizationDividesByThePowerOfTheLength()
    {
        // Lengths 5 and 1; with τ = 1 both are alike, and together as long as before: 3 each.
        float[] whole = Head;
        HeadAdjustments.NormalizeLengths(Layout, whole, 1);
        AreClose([9f / 5, 12f / 5, 0, 3, 3, 6], whole);
        // With τ = 1/2: lengths √5 and 1, times 6 / (√5 + 1).
        float[] half = Head;
        HeadAdjustments.NormalizeLengths(Layout, half, 0.5);
        float scale = 6 / (MathF.Sqrt(5) + 1), of5 = scale / MathF.Sqrt(5);
        AreClose([3 * of5, 4 * of5, 0, scale, 5 * of5, 2 * scale], half);
        float[] none = Head;
        HeadAdjustments.NormalizeLengths(Layout, none, 0);
        AreClose(Head, none);
    }

    [TestMethod]
    public void PostHocAdjustmentMovesTheBiases()
    {
        float[] head = Head;
        HeadAdjustments.TakeOutShares(Layout, head, [0.9, 0.1], 2);
        AreClose([3, 4, 0, 1, 5 - 2 * MathF.Log(0.9f), 2 - 2 * MathF.Log(0.1f)], head);
    }

    [TestMethod]
    public void ScalesFollowTheGradientOfTheirLogits()
    {
        var scales = new ClassScales(Layout, Head);
        float[] values = Head, gradients = [1, 1, 2, 2, 1, 1];
        FlatOptimizer sgd = new SgdOptions { Momentum = 0, WeightDecay = 0 }.Create(2);
        // Gradients: 3 · 1 + 4 · 1 + 5 · 1 = 12 and 0 · 2 + 1 · 2 + 2 · 1 = 4; a step of 0.1 gives 1 - 1.2 = -0.2 and 1 - 0.4 = 0.6.
        scales.Step(values, gradients, sgd, 0.1, null);
        AreClose([-0.6f, -0.8f, 0, 0.6f, -1, 1.2f], values);
        // Again from the first values: -0.2 - 1.2 and 0.6 - 0.4.
        scales.Step(values, gradients, sgd, 0.1, null);
        AreClose([-4.2f, -5.6f, 0, 0.2f, -7, 0.4f], values);
    }

    [TestMethod]
    public void RetrainingChangesTheLastLayerOnly()
    {
        float[] plain = Training.Fit(new TestOptions { Epochs = 2 }).Network.Parameters;
        float[] retrained = Training.Fit(new TestOptions { Epochs = 2, Classifier = ClassifierAdjustment.Retrain, ClassifierEpochs = 2 }).Network.Parameters;
        float[] scaled = Training.Fit(new TestOptions { Epochs = 2, Classifier = ClassifierAdjustment.LearnScales, ClassifierEpochs = 2, ValidationFraction = 0.1 }).Network.Parameters;
        int body = plain.Length - 3 * 9;
        CollectionAssert.AreEqual(plain[..body], retrained[..body]);
        CollectionAssert.AreNotEqual(plain[body..], retrained[body..]);
        CollectionAssert.AreEqual(plain[..body], scaled[..body]);
        for (int c = 0; c < 3; c++)
        {
            float factor = scaled[body + c * 8] / plain[body + c * 8];
            for (int i = 0; i < 8; i++)
                Assert.AreEqual(plain[body + c * 8 + i] * factor, scaled[body + c * 8 + i], 1e-4f);
        }
    }

    private static void AreClose(float[] expected, float[] actual)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.AreEqual(expected[i], actual[i], 1e-5f, $"value {i}");
    }
}
