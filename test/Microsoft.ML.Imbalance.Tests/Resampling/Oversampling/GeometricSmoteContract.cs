namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class GeometricSmoteContract : OversamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "GeometricSmote", (ml, target, seed) => ml.Transforms.Imbalance.GeometricSmote(target: target, seed: seed), ReadsFeatures: true, MakesRows: true, MinimumRows: 6);
}

[TestClass]
public sealed class GeometricSmoteOfMinorityContract : OversamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "GeometricSmote", (ml, target, seed) => ml.Transforms.Imbalance.GeometricSmote(selectionStrategy: GeometricSmoteStrategy.Minority, truncationFactor: -0.5, deformationFactor: 0.5, target: target, seed: seed), ReadsFeatures: true, MakesRows: true, MinimumRows: 6);
}

[TestClass]
public sealed class GeometricSmoteOfMajorityContract : OversamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "GeometricSmote", (ml, target, seed) => ml.Transforms.Imbalance.GeometricSmote(selectionStrategy: GeometricSmoteStrategy.Majority, target: target, seed: seed), ReadsFeatures: true, MakesRows: true, MinimumRows: 2);
}
