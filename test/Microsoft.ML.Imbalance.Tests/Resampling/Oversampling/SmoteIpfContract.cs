namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class SmoteIpfContract : OversamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "SmoteIpf", (ml, target, seed) => ml.Transforms.Imbalance.SmoteIpf(target: target, seed: seed), ReadsFeatures: true, MakesRows: true, MinimumRows: 6,
        ChangesShape: true);
}
