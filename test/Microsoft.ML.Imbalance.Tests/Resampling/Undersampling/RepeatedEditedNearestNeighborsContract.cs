namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class RepeatedEditedNearestNeighborsContract : CleanerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "RepeatedEditedNearestNeighbors", (ml, target, seed) => ml.Transforms.Imbalance.RepeatedEditedNearestNeighbors(target: target), ReadsFeatures: true, UsesSeed: false);
}
