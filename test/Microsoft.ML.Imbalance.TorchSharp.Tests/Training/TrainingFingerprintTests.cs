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
        string[] texts = [.. trainings.Select(options => Of(options)), Of(new(), rows: 2), Of(new(), seed: 2)];
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

        static ulong Hash(RowFeed feed)
        {
            var hashed = new HashedFeed(feed);
            hashed.Read((_, _, _) => { }, default);
            return hashed.Hash;
        }
    }

    private static string Of(NeuralNetworkOptions options, ulong rows = 1, int seed = 1) => TrainingFingerprint.Of(options, seed, Classes, rows, [1, 2]);
}
