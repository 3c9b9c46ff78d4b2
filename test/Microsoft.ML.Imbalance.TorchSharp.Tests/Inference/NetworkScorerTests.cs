using Microsoft.ML.Imbalance.Neighbors;
using Microsoft.ML.Imbalance.TorchSharp.Inference;
using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

[TestClass]
public sealed class NetworkScorerTests
{
    public static IEnumerable<object[]> Networks => RandomNetworks.All().Select(pair => new object[] { pair.Name });

    /// <summary>Prediction engines score row by row, views in blocks that begin anywhere: the bits are the same.</summary>
    [TestMethod]
    [DynamicData(nameof(Networks))]
    public void ARowsScoreIsThatRowsAlone(string name)
    {
        Network network = RandomNetworks.All().First(pair => pair.Name == name).Network;
        var scorer = new NetworkScorer(network, isBinary: network.Shape.ClassCount == 2);
        Scratch scratch = scorer.CreateScratch();
        int width = network.Shape.FeatureCount, output = scorer.OutputWidth;
        float[] rows = RandomNetworks.Rows(131, width), together = new float[131 * output], apart = new float[131 * output];
        scorer.Score(rows, together, scratch);
        foreach (int part in new[] { 1, 2, 7, 64 })
        {
            for (int row = 0; row < 131; row += part)
            {
                int count = Math.Min(part, 131 - row);
                scorer.Score(rows.AsSpan(row * width, count * width), apart.AsSpan(row * output, count * output), scratch);
            }
            CollectionAssert.AreEqual(together, apart, $"parts of {part}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Networks))]
    public void RegistersOfAllWidthsAgree(string name)
    {
        Network network = RandomNetworks.All().First(pair => pair.Name == name).Network;
        float[] rows = RandomNetworks.Rows(67, network.Shape.FeatureCount);
        float[][] scores = [.. new[] { SimdWidth.Vector128, SimdWidth.Vector256, SimdWidth.Vector512 }.Select(width =>
        {
            var scorer = new NetworkScorer(network, isBinary: false, RowKernels.For(width));
            var result = new float[67 * scorer.OutputWidth];
            scorer.Score(rows, result, scorer.CreateScratch());
            return result;
        })];
        for (int i = 0; i < scores[0].Length; i++)
        {
            Assert.AreEqual(scores[0][i], scores[1][i], 1e-5f);
            Assert.AreEqual(scores[0][i], scores[2][i], 1e-5f);
        }
    }

    [TestMethod]
    public void ASmallNetworkByHand()
    {
        // Hidden: max(0, x1 + 2 x2 + 1), max(0, -x1); logits: (h1, h2 + 0.5); score: second less first.
        var shape = new NetworkShape(2, [new Dense(2, 2, Rectifies: true)], new Dense(2, 2));
        var network = new Network(shape, [1, 2, -1, 0, 1, 0, 1, 0, 0, 1, 0, 0.5f], []);
        var scorer = new NetworkScorer(network, isBinary: true);
        var scores = new float[2];
        // (1, 1): h = (4, 0): 0.5 - 4. (-2, 0): h = (0, 2): 2.5 - 0.
        scorer.Score([1, 1, -2, 0], scores, scorer.CreateScratch());
        CollectionAssert.AreEqual(new[] { -3.5f, 2.5f }, scores);
    }

    [TestMethod]
    public void MembersAreAveragedAsProbabilities()
    {
        // Two members that see x and -x: logits of the second class x and -x for x > 0, in heads with weights 1.
        var shape = new NetworkShape(1, [new MemberDense(1, 1, 2, MemberFactors.Ones)], new MemberHead(1, 2, 2));
        // r = 1, 1; W = 1; s = 1, 1; b = 0, 0; heads: (0, 1) and (0, -1); biases 0.
        var network = new Network(shape, [1, 1, 1, 1, 1, 0, 0, 0, 1, 0, -1, 0, 0, 0, 0], []);
        var scorer = new NetworkScorer(network, isBinary: true);
        var scores = new float[1];
        scorer.Score([3], scores, scorer.CreateScratch());
        // σ(3) and σ(-3) average to one half, whose log-odds are 0.
        Assert.AreEqual(0, scores[0], 1e-6);
    }

    [TestMethod]
    public void ScoresOfCertainMembersKeepTheirDigits()
    {
        var shape = new NetworkShape(1, [new MemberDense(1, 1, 2, MemberFactors.Ones)], new MemberHead(1, 2, 2));
        var network = new Network(shape, [1, 1, 1, 1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0], []);
        var scorer = new NetworkScorer(network, isBinary: true);
        var scores = new float[1];
        foreach (float logit in new[] { 20f, 60f, 300f })
        {
            scorer.Score([logit], scores, scorer.CreateScratch());
            Assert.AreEqual(logit, scores[0], 1e-3);
        }
    }

    [TestMethod]
    public void AMissingValueGivesNoScore()
    {
        foreach ((string name, Network network) in RandomNetworks.All())
        {
            var scorer = new NetworkScorer(network, isBinary: false);
            float[] rows = RandomNetworks.Rows(70, network.Shape.FeatureCount);
            rows[3 * network.Shape.FeatureCount] = float.NaN;
            var scores = new float[70 * scorer.OutputWidth];
            scorer.Score(rows, scores, scorer.CreateScratch());
            for (int row = 0; row < 70; row++)
                Assert.AreEqual(row == 3, float.IsNaN(scores[row * scorer.OutputWidth]), $"{name}, row {row}");
        }
    }

    [TestMethod]
    public void ThreadsShareAScorer()
    {
        Network network = RandomNetworks.All().First(pair => pair.Name.StartsWith("TabM", StringComparison.Ordinal)).Network;
        var scorer = new NetworkScorer(network, isBinary: true);
        float[] rows = RandomNetworks.Rows(500, network.Shape.FeatureCount), expected = new float[500];
        scorer.Score(rows, expected, scorer.CreateScratch());
        Parallel.For(0, 16, _ =>
        {
            var scores = new float[500];
            scorer.Score(rows, scores, scorer.CreateScratch());
            CollectionAssert.AreEqual(expected, scores);
        });
    }

    [TestMethod]
    public void ScoringAllocatesNothing()
    {
        Network network = RandomNetworks.All().First(pair => pair.Name.StartsWith("Mlp", StringComparison.Ordinal)).Network;
        var scorer = new NetworkScorer(network, isBinary: true);
        Scratch scratch = scorer.CreateScratch();
        float[] rows = RandomNetworks.Rows(300, network.Shape.FeatureCount), scores = new float[300];
        Score();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Score();
        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Score()
        {
            scorer.Score(rows, scores, scratch);
            scorer.Score(rows.AsSpan(0, network.Shape.FeatureCount), scores, scratch);
        }
    }
}
