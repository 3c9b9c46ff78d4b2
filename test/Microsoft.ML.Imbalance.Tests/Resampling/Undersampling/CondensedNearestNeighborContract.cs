namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class CondensedNearestNeighborContract : CleanerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "CondensedNearestNeighbor", (ml, target, seed) => ml.Transforms.Imbalance.CondensedNearestNeighbor(target: target), ReadsFeatures: true, UsesSeed: false);
}
