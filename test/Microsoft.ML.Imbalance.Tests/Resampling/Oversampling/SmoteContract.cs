namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class SmoteContract : OversamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "Smote", (ml, target, seed) => ml.Transforms.Imbalance.Smote(target: target, seed: seed), ReadsFeatures: true, MakesRows: true, MinimumRows: 6);
}
