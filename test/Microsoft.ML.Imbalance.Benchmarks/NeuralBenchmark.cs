using Microsoft.ML.Imbalance.TorchSharp;
using Microsoft.ML.Imbalance.TorchSharp.Inference;
using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.Benchmarks;

/// <summary>Rows a second of a small network in prediction, on one core.</summary>
internal static class NeuralBenchmark
{
    private const int RowCount = 284_807;
    private const int FeatureCount = 30;

    public static void Run(Arguments arguments)
    {
        var table = new Table("network", "rows/s in blocks", "rows/s one by one");
        foreach ((string name, NetworkArchitecture architecture) in new (string, NetworkArchitecture)[]
        {
            ("30 -> 64 -> 32 -> 2", new MlpArchitecture { HiddenWidths = [64, 32] }),
            ("MLP", new MlpArchitecture()),
            ("ResNet", new ResNetArchitecture()),
            ("TabM", new TabMArchitecture()),
        })
        {
            Network network = architecture.Build(new InputSlots(FeatureCount, []), 2, null, null).Initialize(seed: 1);
            var scorer = new NetworkScorer(network, isBinary: true);
            Scratch scratch = scorer.CreateScratch();
            int count = network.Parameters.Length < 10_000 ? RowCount : RowCount / 20;
            RandomStream random = RandomStream.Create(1, nameof(NeuralBenchmark));
            float[] rows = [.. Enumerable.Range(0, count * FeatureCount).Select(_ => (float)random.NextGaussian())], scores = new float[count];
            (double blocks, double single, _) = Stopwatches.Paired(() => scorer.Score(rows, scores, scratch), () =>
            {
                for (int row = 0; row < count; row++)
                    scorer.Score(rows.AsSpan(row * FeatureCount, FeatureCount), scores.AsSpan(row, 1), scratch);
            });
            table.Row(name, count / blocks, count / single);
        }
    }
}
