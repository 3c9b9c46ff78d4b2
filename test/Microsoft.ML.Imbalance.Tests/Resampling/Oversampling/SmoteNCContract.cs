namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class SmoteNCContract : OversamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "SmoteNC", (ml, target, seed) => ml.Transforms.Imbalance.SmoteNC(categoricalColumnNames: ["Color"], target: target, seed: seed), ReadsFeatures: true, MakesRows: true, MinimumRows: 6, ReadsCategories: true);
}
