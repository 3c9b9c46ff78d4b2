namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class TomekLinksContract : CleanerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "TomekLinks", (ml, target, seed) => ml.Transforms.Imbalance.TomekLinks(target: target), ReadsFeatures: true, UsesSeed: false);
}
