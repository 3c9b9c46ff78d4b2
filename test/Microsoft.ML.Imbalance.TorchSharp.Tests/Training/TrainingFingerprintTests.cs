namespace Microsoft.ML.Imbalance.TorchSharp.Tests;

[TestClass]
public sealed class TrainingFingerprintTests
{
    private static readonly ClassCounts Classes = new("Label", ["a", "b"], [90, 10]);

    [TestMethod]
    public void WhatChangesTheResultIsInIt()
    {
        NeuralNetworkOptions[] trainings =
        [
            new(),
            new() { Architecture = new MlpArchitecture { Dropout = 0.2 } },
            new() { Architecture = new ResNetArchitecture() },
            new() { Architecture = new ResNetArchitecture { ResidualDropout = 0.1 } },
            new() { NumericEmbedding = new() },
            new() { NumericEmbedding = new() { FrequencyScale = 0.2 } },
            new() { Loss = new WeightedCrossEntropyLossOptions() },
            new() { Loss = Weighted(2) },
            new() { Loss = Weighted(3) },
            new() { Loss = new CostMatrixLossOptions() },
            new() { Loss = new CostMatrixLossOptions { Costs = CostMatrix.Binary(1, 5) } },
            new() { Deferred = DeferredBalancing.Reweight },
            new() { Deferred = DeferredBalancing.Reweight, DeferredWeights = ClassWeightScheme.Balanced },
            new() { Mixing = new() { Kind = RowMixing.MixUp } },
            new() { Mixing = new() { Kind = RowMixing.MixUp, Alpha = 0.3 } },
            new() { Optimizer = new SgdOptions() },
        ];
        string[] texts = [.. trainings.Select(options => Of(options)), Of(new(), rows: 2), Of(new(), seed: 2), TrainingFingerprint.Of(new NeuralNetworkOptions(), 1, Classes with { Names = ["b", "a"] }, 1, [1, 2])];
        Assert.HasCount(texts.Length, texts.Distinct().ToArray());

        static WeightedCrossEntropyLossOptions Weighted(double weight) => new() { ClassWeights = ClassWeightScheme.Custom(new Dictionary<string, double> { ["a"] = 1, ["b"] = weight }) };
    }

    [TestMethod]
    public void WhatDoesNotIsNot()
    {
        using var source = new CancellationTokenSource();
        Assert.AreEqual(Of(new()), Of(new() { CheckpointPath = "file", CancellationToken = source.Token, TemporaryFolder = "folder", DeferredWeights = ClassWeightScheme.Balanced }));
    }

    [TestMethod]
    public void RowsAreToldByTheirValuesAndWeights()
    {
        ulong first = Hash(new NumberedRows([30, 6], width: 3, hasWeights: true));
        Assert.AreEqual(first, Hash(new NumberedRows([30, 6], width: 3, hasWeights: true)));
        Assert.AreNotEqual(first, Hash(new NumberedRows([30, 6], width: 3, hasWeights: false)));
        Assert.AreNotEqual(first, Hash(new NumberedRows([30, 6], width: 4, hasWeights: true)));
        Assert.AreNotEqual(first, Hash(new Changed(rows => rows[20][1]++)), "one value");
        Assert.AreNotEqual(first, Hash(new Changed(rows => (rows[3], rows[4]) = (rows[4], rows[3]))), "two rows in the other order");
        Assert.AreEqual(first, Hash(new Changed(_ => { })));

        static ulong Hash(RowFeed feed)
        {
            var hashed = new HashedFeed(feed);
            hashed.Read((_, _, _) => { }, default);
            return hashed.Hash;
        }
    }

    private static string Of(NeuralNetworkOptions options, ulong rows = 1, int seed = 1) => TrainingFingerprint.Of(options, seed, Classes, rows, [1, 2]);

    private sealed class Changed(Action<float[][]> change) : RowFeed
    {
        public override int Width => 3;

        public override bool HasWeights => true;

        public override void Read(RowSink sink, CancellationToken cancellationToken)
        {
            var rows = new List<float[]>();
            var weights = new List<float>();
            new NumberedRows([30, 6], width: 3, hasWeights: true).Read(
                (_, values, weight) =>
                {
                    rows.Add([.. values]);
                    weights.Add(weight);
                },
                cancellationToken);
            float[][] changed = [.. rows];
            change(changed);
            for (int row = 0; row < changed.Length; row++)
                sink(row, changed[row], weights[row]);
        }
    }
}
