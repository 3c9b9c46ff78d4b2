namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class OneSidedSelectionContract : SamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "OneSidedSelection", (ml, target, seed) => ml.Transforms.Imbalance.OneSidedSelection(target: target, seed: seed), IsOversampler: false, ReadsFeatures: true, IsCleaner: true);
}
