namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class NeighborhoodCleaningRuleContract : CleanerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "NeighborhoodCleaningRule", (ml, target, seed) => ml.Transforms.Imbalance.NeighborhoodCleaningRule(target: target), ReadsFeatures: true, UsesSeed: false);
}
