namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class AllKnnContract : SamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "AllKnn", (ml, target, seed) => ml.Transforms.Imbalance.AllKnn(target: target), IsOversampler: false, ReadsFeatures: true, IsCleaner: true, UsesSeed: false);
}
