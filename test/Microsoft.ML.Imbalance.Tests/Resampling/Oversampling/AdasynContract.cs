namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class AdasynContract : SamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "Adasyn", (ml, target, seed) => ml.Transforms.Imbalance.Adasyn(target: target, seed: seed), IsOversampler: true, ReadsFeatures: true, MakesRows: true, MinimumRows: 6);
}
