namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class SvmSmoteContract : OversamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "SvmSmote", (ml, target, seed) => ml.Transforms.Imbalance.SvmSmote(target: target, seed: seed), ReadsFeatures: true, MakesRows: true, MinimumRows: 6, ChangesShape: true);
}
