namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class InstanceHardnessThresholdContract : UndersamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "InstanceHardnessThreshold", (ml, target, seed) => ml.Transforms.Imbalance.InstanceHardnessThreshold(target: target, seed: seed), ReadsFeatures: true, MinimumRows: 5, ChangesShape: true);
}
