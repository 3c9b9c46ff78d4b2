namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class RandomOversampleContract : OversamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "RandomOversample", (ml, target, seed) => ml.Transforms.Imbalance.RandomOversample(target: target, seed: seed));
}

[TestClass]
public sealed class SmoothedOversampleContract : OversamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "RandomOversample", (ml, target, seed) => ml.Transforms.Imbalance.RandomOversample(target: target, shrinkage: 1, seed: seed), ReadsFeatures: true, MakesRows: true, MinimumRows: 2);
}
