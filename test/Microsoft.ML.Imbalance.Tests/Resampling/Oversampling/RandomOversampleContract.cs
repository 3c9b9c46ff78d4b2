namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class RandomOversampleContract : SamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "RandomOversample", (ml, target, seed) => ml.Transforms.Imbalance.RandomOversample(target: target, seed: seed), IsOversampler: true);
}

[TestClass]
public sealed class SmoothedOversampleContract : SamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "RandomOversample", (ml, target, seed) => ml.Transforms.Imbalance.RandomOversample(target: target, shrinkage: 1, seed: seed),
        IsOversampler: true, ReadsFeatures: true, MakesRows: true, MinimumRows: 2);
}
