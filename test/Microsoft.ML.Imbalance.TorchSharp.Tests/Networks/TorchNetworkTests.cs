using Microsoft.ML.Imbalance.TorchSharp.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

[TestClass]
public sealed class TorchNetworkTests
{
    public static IEnumerable<object[]> Networks => RandomNetworks.All().Select(pair => new object[] { pair.Name });

    /// <summary>The backward pass fills the flat gradient; each of its values is the slope of the loss along that parameter.</summary>
    [TestMethod]
    [DynamicData(nameof(Networks))]
    public void GradientsLieInTheFlatTensor(string name)
    {
        using var scope = NewDisposeScope();
        using var network = new TorchNetwork(RandomNetworks.All().First(pair => pair.Name == name).Network);
        Tensor rows = tensor(RandomNetworks.Rows(20, 11), 20, 11);
        Loss().backward();
        float[] gradients = network.Gradients.data<float>().ToArray();
        RandomStream random = RandomStream.Create(1, nameof(GradientsLieInTheFlatTensor));
        using (no_grad())
        {
            // Along a random direction d: the directional derivative is gradient · d.
            float[] direction = [.. gradients.Select(_ => (float)random.NextGaussian())];
            double expected = gradients.Zip(direction, (g, d) => (double)g * d).Sum();
            Tensor step = tensor(direction) * 3e-5f;
            network.Parameters.add_(step);
            double above = Loss().to(ScalarType.Float64).item<double>();
            network.Parameters.sub_(step * 2);
            double below = Loss().to(ScalarType.Float64).item<double>();
            Assert.AreEqual(expected, (above - below) / 6e-5, 0.03 * Math.Abs(expected) + 0.1);
            Assert.IsGreaterThan(0.01, gradients.Max(MathF.Abs));
        }

        Tensor Loss() => network.Classify(network.Represent(rows, dropout: null)).to(ScalarType.Float64).log_softmax(-1).select(-1, 0).mean();
    }

    [TestMethod]
    public void AStepOnTheFlatTensorIsSeenByTheLayers()
    {
        using var scope = NewDisposeScope();
        using var network = new TorchNetwork(RandomNetworks.Fill(new NetworkShape(3, [new Dense(3, 4, Rectifies: true)], new Dense(4, 2))));
        Tensor rows = tensor(RandomNetworks.Rows(5, 3), 5, 3);
        using (no_grad())
            network.Parameters.zero_();
        Assert.AreEqual(0, network.Classify(network.Represent(rows, null)).abs().sum().item<float>());
    }

    [TestMethod]
    public void TheHeadIsTheLastRange()
    {
        using var scope = NewDisposeScope();
        using var network = new TorchNetwork(RandomNetworks.Fill(new NetworkShape(3, [new Dense(3, 4)], new Dense(4, 2))));
        Assert.AreEqual(16..26, network.HeadRange);
        using (no_grad())
            network.Parameters[16..].zero_();
        Tensor representation = network.Represent(ones(1, 3), null);
        Assert.IsGreaterThan(0, representation.abs().sum().item<float>());
        Assert.AreEqual(0, network.Classify(representation).abs().sum().item<float>());
    }

    [TestMethod]
    public void DropoutKeepsTheMeanAndFollowsItsSeed()
    {
        using var scope = NewDisposeScope();
        using var network = new TorchNetwork(new Network(new NetworkShape(1, [new Dropout(1, 0.25)], new Dense(1, 2)), new float[4], []));
        Tensor rows = ones(20_000, 1);
        float[] first = Draw(1), again = Draw(1), other = Draw(2);
        CollectionAssert.AreEqual(first, again);
        CollectionAssert.AreNotEqual(first, other);
        CollectionAssert.AreEquivalent(new[] { 0f, 1 / 0.75f }, first.Distinct().ToArray());
        Assert.AreEqual(1, first.Average(), 0.02);
        Assert.AreEqual(20_000, network.Represent(rows, dropout: null).sum().item<float>());

        float[] Draw(ulong seed) => network.Represent(rows, Masks.Seeded(seed)).data<float>().ToArray();
    }

    [TestMethod]
    public void BatchNormalizationKeepsRunningStatisticsInTheBuffers()
    {
        using var scope = NewDisposeScope();
        var shape = new NetworkShape(1, [new BatchNorm(1)], new Dense(1, 2));
        using var network = new TorchNetwork(shape.Initialize(seed: 1));
        // 2 and 6 have mean 4 and, unbiased, variance 8.
        network.Represent(tensor(new[] { 2f, 6f }, 2, 1), Masks.Seeded(1));
        Network after = network.ToNetwork();
        // A tenth of the way from 0 to 4, and from 1 to 8.
        Assert.AreEqual(0.4f, after.Buffers[0], 1e-6f);
        Assert.AreEqual(1.7f, after.Buffers[1], 1e-6f);
        // A single row has no variance: nothing is learned from it.
        network.Represent(tensor(new[] { 9f }, 1, 1), Masks.Seeded(1));
        CollectionAssert.AreEqual(after.Buffers, network.ToNetwork().Buffers);
    }

    [TestMethod]
    public void RowsInHalfPrecisionAreComputedInIt()
    {
        using var scope = NewDisposeScope();
        foreach ((string name, Network values) in RandomNetworks.All())
        {
            using var network = new TorchNetwork(values);
            Tensor rows = tensor(RandomNetworks.Rows(4, 11), 4, 11).to(ScalarType.BFloat16);
            Tensor logits = network.Classify(network.Represent(rows, dropout: null));
            Assert.AreEqual(ScalarType.BFloat16, logits.dtype, name);
            logits.sum().backward();
            Assert.AreEqual(ScalarType.Float32, network.Gradients.dtype);
            Assert.IsGreaterThan(0, network.Gradients.abs().sum().item<float>(), name);
        }
    }

    [TestMethod]
    public void TheSeedFixesTheFirstValues()
    {
        NetworkShape shape = new MlpArchitecture().Build(new InputSlots(5, []), 2, null, null);
        CollectionAssert.AreEqual(shape.Initialize(1).Parameters, shape.Initialize(1).Parameters);
        CollectionAssert.AreNotEqual(shape.Initialize(1).Parameters, shape.Initialize(2).Parameters);
    }
}
