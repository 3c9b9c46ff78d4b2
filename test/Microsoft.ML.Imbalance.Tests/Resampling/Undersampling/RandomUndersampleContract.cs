namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class RandomUndersampleContract : SamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "RandomUndersample", (ml, target, seed) => ml.Transforms.Imbalance.RandomUndersample(target: target, seed: seed), IsOversampler: false);
}

[TestClass]
public sealed class RandomUndersampleWithReplacementContract : SamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "RandomUndersample", (ml, target, seed) => ml.Transforms.Imbalance.RandomUndersample(target: target, replacement: true, seed: seed), IsOversampler: false);
}
