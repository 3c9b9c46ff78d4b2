namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class GeometricSmoteContract : SamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "GeometricSmote", (ml, target, seed) => ml.Transforms.Imbalance.GeometricSmote(target: target, seed: seed), IsOversampler: true, ReadsFeatures: true, MakesRows: true, MinimumRows: 6);
}

[TestClass]
public sealed class GeometricSmoteOfMinorityContract : SamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "GeometricSmote", (ml, target, seed) => ml.Transforms.Imbalance.GeometricSmote(selectionStrategy: GeometricSmoteStrategy.Minority, truncationFactor: -0.5, deformationFactor: 0.5, target: target, seed: seed), IsOversampler: true, ReadsFeatures: true, MakesRows: true, MinimumRows: 6);
}

[TestClass]
public sealed class GeometricSmoteOfMajorityContract : SamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "GeometricSmote", (ml, target, seed) => ml.Transforms.Imbalance.GeometricSmote(selectionStrategy: GeometricSmoteStrategy.Majority, target: target, seed: seed), IsOversampler: true, ReadsFeatures: true, MakesRows: true, MinimumRows: 2);
}
