using Microsoft.ML.Imbalance.TorchSharp.Inference;
using Microsoft.ML.Imbalance.TorchSharp.Networks;
using Microsoft.ML.Imbalance.TorchSharp.Onnx;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

/// <summary>The three forms of a network answer alike.</summary>
[TestClass]
public sealed class NetworkFormsTests
{
    private const int Rows = 150;
    private const double Tolerance = 1e-5;

    public static IEnumerable<object[]> Networks => RandomNetworks.All().Select(pair => new object[] { pair.Name });

    [TestMethod]
    [DynamicData(nameof(Networks))]
    public void TorchAndTheManagedPassAgree(string name) => AssertAgree(name, (network, rows, isBinary) => Torch(network, rows, isBinary));

    [TestMethod]
    [DynamicData(nameof(Networks))]
    public void OnnxRuntimeAndTheManagedPassAgree(string name) => AssertAgree(name, OnnxRuntime);

    private static void AssertAgree(string name, Func<Network, float[], bool, float[]> other)
    {
        Network network = RandomNetworks.All().First(pair => pair.Name == name).Network;
        float[] rows = RandomNetworks.Rows(Rows, network.Shape.FeatureCount);
        foreach (bool isBinary in network.Shape.ClassCount == 2 ? [true, false] : new[] { false })
        {
            float[] managed = Managed(network, rows, isBinary), others = other(network, rows, isBinary);
            Assert.HasCount(managed.Length, others);
            Assert.IsGreaterThan(0.05, managed.Max() - managed.Min(), "rows must differ");
            for (int i = 0; i < managed.Length; i++)
                Assert.AreEqual(managed[i], others[i], Tolerance * Math.Max(1, Math.Abs(managed[i])), $"score {i}");
        }
    }

    private static float[] Managed(Network network, float[] rows, bool isBinary)
    {
        var scorer = new NetworkScorer(network, isBinary);
        var scores = new float[Rows * scorer.OutputWidth];
        scorer.Score(rows, scores, scorer.CreateScratch());
        return scores;
    }

    private static float[] Torch(Network network, float[] rows, bool isBinary)
    {
        using var module = new TorchNetwork(network);
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        Tensor logits = module.Classify(module.Represent(tensor(rows, Rows, network.Shape.FeatureCount), dropout: null));
        bool hasMembers = network.Shape.MemberCount > 1;
        CollectionAssert.AreEqual(hasMembers ? new long[] { Rows, network.Shape.MemberCount, network.Shape.ClassCount } : [Rows, network.Shape.ClassCount], logits.shape);
        Tensor probabilities = nn.functional.softmax(logits.to(ScalarType.Float64), -1);
        Tensor mean = hasMembers ? probabilities.mean([1]) : probabilities;
        return isBinary
            ? (mean.select(1, 1).log() - mean.select(1, 0).log()).to(ScalarType.Float32).data<float>().ToArray()
            : mean.to(ScalarType.Float32).data<float>().ToArray();
    }

    private static float[] OnnxRuntime(Network network, float[] rows, bool isBinary)
    {
        using var session = new InferenceSession(OnnxNetwork.Scores(new TableLogits(network), isBinary, "Features", "Output"));
        var input = new DenseTensor<float>(rows, [Rows, network.Shape.FeatureCount]);
        using IDisposableReadOnlyCollection<DisposableNamedOnnxValue> result = session.Run([NamedOnnxValue.CreateFromTensor("Features", input)]);
        return [.. result.Single().AsEnumerable<float>()];
    }
}
