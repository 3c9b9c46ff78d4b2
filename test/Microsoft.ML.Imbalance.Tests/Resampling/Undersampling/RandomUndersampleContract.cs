namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class RandomUndersampleContract : UndersamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "RandomUndersample", (ml, target, seed) => ml.Transforms.Imbalance.RandomUndersample(target: target, seed: seed));
}

[TestClass]
public sealed class RandomUndersampleWithReplacementContract : UndersamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "RandomUndersample", (ml, target, seed) => ml.Transforms.Imbalance.RandomUndersample(target: target, replacement: true, seed: seed));
}
