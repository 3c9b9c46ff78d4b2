namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class KMeansSmoteContract : OversamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "KMeansSmote", (ml, target, seed) => ml.Transforms.Imbalance.KMeansSmote(target: target, seed: seed), ReadsFeatures: true, MakesRows: true, MinimumRows: 3, ChangesShape: true);
}

[TestClass]
public sealed class KMeansSmoteOfManyClustersContract : OversamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "KMeansSmote", (ml, target, seed) => ml.Transforms.Imbalance.KMeansSmote(imbalanceRatioThreshold: 100, target: target, seed: seed), ReadsFeatures: true, MakesRows: true, MinimumRows: 3);
}
