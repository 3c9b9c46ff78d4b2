namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class BorderlineSmoteContract : OversamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "BorderlineSmote", (ml, target, seed) => ml.Transforms.Imbalance.BorderlineSmote(target: target, seed: seed), ReadsFeatures: true, MakesRows: true, MinimumRows: 6);
}

[TestClass]
public sealed class BorderlineSmoteTowardsBothSidesContract : OversamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "BorderlineSmote", (ml, target, seed) => ml.Transforms.Imbalance.BorderlineSmote(kind: BorderlineSmoteKind.BothSides, target: target, seed: seed), ReadsFeatures: true, MakesRows: true, MinimumRows: 6);
}
