namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class AdasynContract : OversamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "Adasyn", (ml, target, seed) => ml.Transforms.Imbalance.Adasyn(target: target, seed: seed), ReadsFeatures: true, MakesRows: true, MinimumRows: 6);
}
