namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class SmobdContract : SamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "Smobd", (ml, target, seed) => ml.Transforms.Imbalance.Smobd(target: target, seed: seed), IsOversampler: true, ReadsFeatures: true, MakesRows: true, MinimumRows: 6);
}
