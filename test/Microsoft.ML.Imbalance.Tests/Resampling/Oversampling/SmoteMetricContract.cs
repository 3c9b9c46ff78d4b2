namespace Microsoft.ML.Imbalance.Tests;

/// <summary>SMOTE in a metric that compares every pair of rows.</summary>
[TestClass]
public sealed class SmoteManhattanContract : OversamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "Smote", (ml, target, seed) => ml.Transforms.Imbalance.Smote(new SmoteOptions { Metric = DistanceMetric.Manhattan, Target = target, Seed = seed }), ReadsFeatures: true, MakesRows: true, MinimumRows: 6);
}
