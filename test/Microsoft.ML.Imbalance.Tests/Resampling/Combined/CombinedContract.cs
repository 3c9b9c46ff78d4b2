namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class SmoteEnnContract : SamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "Smote + EditedNearestNeighbors", (ml, target, seed) => ml.Transforms.Imbalance.SmoteEnn(target: target, seed: seed),
        IsOversampler: true, ReadsFeatures: true, MakesRows: true, MinimumRows: 6, IsCombined: true);
}

[TestClass]
public sealed class SmoteTomekContract : SamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "Smote + TomekLinks", (ml, target, seed) => ml.Transforms.Imbalance.SmoteTomek(target: target, seed: seed),
        IsOversampler: true, ReadsFeatures: true, MakesRows: true, MinimumRows: 6, IsCombined: true);
}

/// <summary>A chain of three: new rows, then links, then repeats.</summary>
[TestClass]
public sealed class ThenContract : SamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "BorderlineSmote + TomekLinks + RandomOversample",
        (ml, target, seed) => ml.Transforms.Imbalance.BorderlineSmote(target: target, seed: seed).Then(ml.Transforms.Imbalance.TomekLinks(target: SamplingTarget.All))
            .Then(ml.Transforms.Imbalance.RandomOversample(seed: seed)),
        IsOversampler: true, ReadsFeatures: true, MakesRows: true, MinimumRows: 6, IsCombined: true);
}
