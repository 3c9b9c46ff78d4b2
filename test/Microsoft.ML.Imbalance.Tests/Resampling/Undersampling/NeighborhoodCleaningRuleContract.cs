namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class NeighborhoodCleaningRuleContract : SamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "NeighborhoodCleaningRule", (ml, target, seed) => ml.Transforms.Imbalance.NeighborhoodCleaningRule(target: target), IsOversampler: false, ReadsFeatures: true, IsCleaner: true, UsesSeed: false);
}
