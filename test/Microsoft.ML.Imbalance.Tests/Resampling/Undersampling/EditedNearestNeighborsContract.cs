namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class EditedNearestNeighborsContract : SamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "EditedNearestNeighbors", (ml, target, seed) => ml.Transforms.Imbalance.EditedNearestNeighbors(target: target), IsOversampler: false, ReadsFeatures: true, IsCleaner: true, UsesSeed: false);
}
