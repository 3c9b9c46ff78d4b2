namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class RepeatedEditedNearestNeighborsContract : SamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "RepeatedEditedNearestNeighbors", (ml, target, seed) => ml.Transforms.Imbalance.RepeatedEditedNearestNeighbors(target: target), IsOversampler: false, ReadsFeatures: true, IsCleaner: true, UsesSeed: false);
}
