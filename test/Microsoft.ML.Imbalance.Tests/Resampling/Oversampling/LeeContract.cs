namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class LeeContract : OversamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "Lee", (ml, target, seed) => ml.Transforms.Imbalance.Lee(target: target, seed: seed), ReadsFeatures: true, MakesRows: true, MinimumRows: 6, ChangesShape: true);
}
