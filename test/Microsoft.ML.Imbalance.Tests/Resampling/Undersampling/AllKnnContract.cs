namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class AllKnnContract : CleanerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "AllKnn", (ml, target, seed) => ml.Transforms.Imbalance.AllKnn(target: target), ReadsFeatures: true, UsesSeed: false);
}
