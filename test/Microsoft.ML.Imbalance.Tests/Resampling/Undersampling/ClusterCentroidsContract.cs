namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class ClusterCentroidsContract : UndersamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "ClusterCentroids", (ml, target, seed) => ml.Transforms.Imbalance.ClusterCentroids(target: target, seed: seed), ReadsFeatures: true, MakesRows: true, ChangesShape: true);
}

[TestClass]
public sealed class HardClusterCentroidsContract : UndersamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "ClusterCentroids", (ml, target, seed) => ml.Transforms.Imbalance.ClusterCentroids(voting: ClusterVoting.Hard, target: target, seed: seed), ReadsFeatures: true, ChangesShape: true);
}
