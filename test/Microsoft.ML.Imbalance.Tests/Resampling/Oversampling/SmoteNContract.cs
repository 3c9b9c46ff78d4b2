namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Every number is a category here, NaN too, so features need not be finite.</summary>
[TestClass]
public sealed class SmoteNContract : OversamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "SmoteN", (ml, target, seed) => ml.Transforms.Imbalance.SmoteN(target: target, seed: seed), MakesRows: true, MinimumRows: 6, ReadsCategories: true);
}
