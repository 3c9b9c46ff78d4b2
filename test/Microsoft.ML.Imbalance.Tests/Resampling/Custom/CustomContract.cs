namespace Microsoft.ML.Imbalance.Tests;

/// <summary>A resampler written as a function keeps every promise that built-in ones keep: one that makes rows between two others.</summary>
[TestClass]
public sealed class CustomOversampleContract : OversamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "Midpoints", (ml, target, seed) => ml.Transforms.Imbalance.Custom("Midpoints", resampling => Grow(resampling, target), featureColumnNames: ["Features"], seed: seed), ReadsFeatures: true, MakesRows: true);

    private static void Grow(CustomResampling resampling, SamplingTarget target)
    {
        int[] wanted = target.Resolve(resampling.Classes, ResamplingKind.Oversampling, "Midpoints");
        for (int c = 0; c < wanted.Length; c++)
        {
            IReadOnlyList<int> rows = resampling.RowsOf(c);
            for (int i = resampling.ClassCounts[c]; i < wanted[c]; i++)
            {
                ResamplingRandom random = resampling.RandomOf(c, i);
                resampling.AddBetween(rows[random.Next(rows.Count)], rows[random.Next(rows.Count)], random.NextSingle());
            }
        }
    }
}

/// <summary>One that repeats rows.</summary>
[TestClass]
public sealed class CustomRepeatContract : OversamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "Repeats", (ml, target, seed) => ml.Transforms.Imbalance.Custom("Repeats", resampling => Grow(resampling, target), seed: seed));

    private static void Grow(CustomResampling resampling, SamplingTarget target)
    {
        int[] wanted = target.Resolve(resampling.Classes, ResamplingKind.Oversampling, "Repeats");
        for (int c = 0; c < wanted.Length; c++)
        {
            IReadOnlyList<int> rows = resampling.RowsOf(c);
            ResamplingRandom random = resampling.RandomOf(c);
            for (int i = resampling.ClassCounts[c]; i < wanted[c]; i++)
                resampling.Repeat(rows[random.Next(rows.Count)]);
        }
    }
}

/// <summary>One that removes rows.</summary>
[TestClass]
public sealed class CustomUndersampleContract : UndersamplerContract
{
    internal override SamplerCase Sampler { get; } = new(
        "Thinning", (ml, target, seed) => ml.Transforms.Imbalance.Custom("Thinning", resampling => Shrink(resampling, target), seed: seed));

    private static void Shrink(CustomResampling resampling, SamplingTarget target)
    {
        int[] wanted = target.Resolve(resampling.Classes, ResamplingKind.Undersampling, "Thinning");
        for (int c = 0; c < wanted.Length; c++)
        {
            ResamplingRandom random = resampling.RandomOf(c);
            foreach (int row in resampling.RowsOf(c).OrderBy(_ => random.NextDouble()).Take(resampling.ClassCounts[c] - wanted[c]))
                resampling.Remove(row);
        }
    }
}
