namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class EditedNearestNeighborsContract : CleanerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "EditedNearestNeighbors", (ml, target, seed) => ml.Transforms.Imbalance.EditedNearestNeighbors(target: target), ReadsFeatures: true, UsesSeed: false);
}
