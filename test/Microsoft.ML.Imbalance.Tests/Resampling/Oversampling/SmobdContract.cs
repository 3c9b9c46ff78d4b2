namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class SmobdContract : OversamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "Smobd", (ml, target, seed) => ml.Transforms.Imbalance.Smobd(target: target, seed: seed), ReadsFeatures: true, MakesRows: true, MinimumRows: 6);
}
