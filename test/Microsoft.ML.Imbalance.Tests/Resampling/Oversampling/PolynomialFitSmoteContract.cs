namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class PolynomialFitSmoteContract : OversamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "PolynomialFitSmote", (ml, target, seed) => ml.Transforms.Imbalance.PolynomialFitSmote(target: target, seed: seed), ReadsFeatures: true, MakesRows: true, MinimumRows: 2);
}

[TestClass]
public sealed class PolynomialFitSmoteBusContract : OversamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "PolynomialFitSmote", (ml, target, seed) => ml.Transforms.Imbalance.PolynomialFitSmote(topology: PolynomialFitTopology.Bus, target: target, seed: seed), ReadsFeatures: true, MakesRows: true, MinimumRows: 2);
}

[TestClass]
public sealed class PolynomialFitSmoteMeshContract : OversamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "PolynomialFitSmote", (ml, target, seed) => ml.Transforms.Imbalance.PolynomialFitSmote(topology: PolynomialFitTopology.Mesh, target: target, seed: seed), ReadsFeatures: true, MakesRows: true, MinimumRows: 2);
}

[TestClass]
public sealed class PolynomialFitSmoteCurveContract : OversamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "PolynomialFitSmote", (ml, target, seed) => ml.Transforms.Imbalance.PolynomialFitSmote(topology: PolynomialFitTopology.Polynomial(3), target: target, seed: seed), ReadsFeatures: true, MakesRows: true, MinimumRows: 4);
}
