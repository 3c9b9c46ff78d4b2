namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class TomekLinksContract : SamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "TomekLinks", (ml, target, seed) => ml.Transforms.Imbalance.TomekLinks(target: target), IsOversampler: false, ReadsFeatures: true, IsCleaner: true, UsesSeed: false);
}
