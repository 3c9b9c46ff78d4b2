namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class SmoteIpfContract : SamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "SmoteIpf", (ml, target, seed) => ml.Transforms.Imbalance.SmoteIpf(target: target, seed: seed), IsOversampler: true, ReadsFeatures: true, MakesRows: true, MinimumRows: 6,
        ChangesShape: true);
}
