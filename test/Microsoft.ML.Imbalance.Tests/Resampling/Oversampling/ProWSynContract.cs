namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class ProWSynContract : OversamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "ProWSyn", (ml, target, seed) => ml.Transforms.Imbalance.ProWSyn(target: target, seed: seed), ReadsFeatures: true, MakesRows: true, MinimumRows: 2);
}
