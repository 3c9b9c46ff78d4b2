using Microsoft.ML.Imbalance.TorchSharp.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>Gradients that layers give themselves.</summary>
[TestClass]
public sealed class GradientChainTests
{
    private static readonly Network Perceptron = RandomNetworks.Fill(new NetworkShape(
        11, [new Dense(11, 13, Rectifies: true), new Dropout(13, 0.3), new Dense(13, 9, Rectifies: true, HasBias: false), new Dense(9, 5), new Dropout(5, 0.5)], new Dense(5, 3)));

    [TestMethod]
    public void TheyAreThoseOfAutograd()
    {
        using var scope = NewDisposeScope();
        using TorchNetwork ours = new(Perceptron), autograd = new(Perceptron);
        Tensor rows = tensor(RandomNetworks.Rows(20, 11), 20, 11);
        using DropoutMasks dropout = Masks.Seeded(4), same = Masks.Seeded(4);
        // Twice: gradients are added to those that are there.
        for (int i = 0; i < 2; i++)
        {
            Tensor expected = Loss(autograd.Classify(autograd.Represent(rows, same)));
            expected.backward();
            Assert.AreEqual(expected.item<float>(), ours.Chain!.Backward(rows, Loss, dropout).item<float>());
        }
        float[] gradients = [.. ours.Gradients.data<float>()];
        ImageNetworkTests.AssertClose([.. autograd.Gradients.data<float>()], gradients, 1e-6);
        Assert.IsGreaterThan(0.01, gradients.Max(MathF.Abs));

        static Tensor Loss(Tensor logits) => logits.log_softmax(-1).select(-1, 0).mean();
    }

    [TestMethod]
    public void LayersThatNeedAutogradHaveIt()
    {
        foreach ((NetworkArchitecture architecture, bool hasChain) in new[] { (Training.Mlp, true), (Training.ResNet, false), (Training.TabM, false) })
        {
            using var network = new TorchNetwork(architecture.Build(new InputSlots(4, []), 3, null, null).Initialize(seed: 1));
            Assert.AreEqual(hasChain, network.Chain is not null, architecture.GetType().Name);
        }
        using var frozen = new TorchNetwork(Perceptron, frozenLayers: 1);
        Assert.IsNull(frozen.Chain);
    }
}
