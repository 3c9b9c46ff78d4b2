namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class CondensedNearestNeighborContract : SamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "CondensedNearestNeighbor", (ml, target, seed) => ml.Transforms.Imbalance.CondensedNearestNeighbor(target: target), IsOversampler: false, ReadsFeatures: true, IsCleaner: true, UsesSeed: false);
}
