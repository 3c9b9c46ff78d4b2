namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class SmoteEnnContract : CombinedSamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "Smote + EditedNearestNeighbors", (ml, target, seed) => ml.Transforms.Imbalance.SmoteEnn(target: target, seed: seed), ReadsFeatures: true, MakesRows: true, MinimumRows: 6);
}

[TestClass]
public sealed class SmoteTomekContract : CombinedSamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "Smote + TomekLinks", (ml, target, seed) => ml.Transforms.Imbalance.SmoteTomek(target: target, seed: seed), ReadsFeatures: true, MakesRows: true, MinimumRows: 6);
}

/// <summary>A chain of three: new rows, then links, then repeats.</summary>
[TestClass]
public sealed class ThenContract : CombinedSamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "BorderlineSmote + TomekLinks + RandomOversample",
        (ml, target, seed) => ml.Transforms.Imbalance.BorderlineSmote(target: target, seed: seed).Then(ml.Transforms.Imbalance.TomekLinks(target: SamplingTarget.All))
            .Then(ml.Transforms.Imbalance.RandomOversample(seed: seed)), ReadsFeatures: true, MakesRows: true, MinimumRows: 6);
}
