namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class OneSidedSelectionContract : CleanerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "OneSidedSelection", (ml, target, seed) => ml.Transforms.Imbalance.OneSidedSelection(target: target, seed: seed), ReadsFeatures: true);
}
