using System.Text.Json;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>
/// Class counts after resampling against imbalanced-learn's, for every sampling strategy it has. Where it refuses, so do we, but for one strategy:
/// a ratio for more than two classes, which we take relative to the largest class (oversampling) or the smallest (undersampling).
/// </summary>
[TestClass]
public sealed class StrategyCountTests
{
    private static readonly JsonElement[] Cases = ReferenceFile.Cases("strategy_counts.json");
    private static readonly MLContext Ml = new(seed: 1);

    public static IEnumerable<object[]> OverCases => Indexes("over", ["RandomOversample", "SmoothedOversample", "Smote"]);

    public static IEnumerable<object[]> UnderCases => Indexes("under", ["RandomUndersample", "RandomUndersampleWithReplacement"]);

    public static string NameOf(System.Reflection.MethodInfo method, object[] data)
    {
        JsonElement @case = Cases[(int)data[1]];
        return $"{method.Name} ({data[0]}, {@case.GetProperty("input").GetString()}, {@case.GetProperty("sampling_strategy").GetRawText()})";
    }

    [TestMethod]
    [DynamicData(nameof(OverCases), DynamicDataDisplayName = nameof(NameOf))]
    public void OversamplersGiveTheCountsOfThePeer(string sampler, int index) => Check(sampler, Cases[index], isOversampler: true);

    [TestMethod]
    [DynamicData(nameof(UnderCases), DynamicDataDisplayName = nameof(NameOf))]
    public void UndersamplersGiveTheCountsOfThePeer(string sampler, int index) => Check(sampler, Cases[index], isOversampler: false);

    private static void Check(string sampler, JsonElement @case, bool isOversampler)
    {
        int[] before = @case.Integers("counts_before");
        JsonElement strategy = @case.GetProperty("sampling_strategy");
        IDataView view = LabeledRows.Gaussian(before, dimension: 2).ToView(Ml, LabelKind.Single);
        Func<long[]> resample = () => [.. Create(sampler, TargetOf(strategy)).FitResample(view).Report.Classes.Select(c => c.CountAfter)];
        bool isRatio = strategy.ValueKind == JsonValueKind.Number;
        int[]? expected = @case.TryGetProperty("counts_after", out _) ? @case.Integers("counts_after")
            : isRatio && before.Length > 2 ? Ratio(before, strategy.GetDouble(), isOversampler)
            : null;
        if (expected is not null)
            CollectionAssert.AreEqual(Array.ConvertAll(expected, n => (long)n), resample());
        else if (isRatio)
            StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(resample).Message, isOversampler ? "oversampling only adds rows." : "undersampling only removes rows.");
        else
            StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentException>(resample).Message, isOversampler ? "SamplingTarget.Majority does not suit" : "SamplingTarget.Minority does not suit");
    }

    /// <summary>Every class but the reference goes to the ratio, unless it is beyond it; null if all are.</summary>
    private static int[]? Ratio(int[] before, double ratio, bool isOversampler)
    {
        int wanted = (int)Math.Round(isOversampler ? before.Max() * ratio : before.Min() / ratio);
        int[] result = Array.ConvertAll(before, n => n == (isOversampler ? before.Max() : before.Min()) ? n : isOversampler ? Math.Max(n, wanted) : Math.Min(n, wanted));
        return isOversampler ? (before.Min() <= wanted ? result : null) : (before.Max() >= wanted ? result : null);
    }

    private static SamplingTarget TargetOf(JsonElement strategy) => strategy.ValueKind switch
    {
        JsonValueKind.Number => SamplingTarget.Ratio(strategy.GetDouble()),
        JsonValueKind.Array => SamplingTarget.Counts(strategy.EnumerateArray().Select((n, c) => (Name: $"{c}", Count: n.GetInt32())).ToDictionary(c => c.Name, c => c.Count)),
        _ => SamplingTarget.Parse(strategy.GetString()!.Replace(' ', '-')),
    };

    private static ResamplingEstimator Create(string sampler, SamplingTarget target) => sampler switch
    {
        "RandomOversample" => Ml.Transforms.Imbalance.RandomOversample(target: target),
        "SmoothedOversample" => Ml.Transforms.Imbalance.RandomOversample(target: target, shrinkage: 0.5),
        "Smote" => Ml.Transforms.Imbalance.Smote(target: target),
        "RandomUndersample" => Ml.Transforms.Imbalance.RandomUndersample(target: target),
        _ => Ml.Transforms.Imbalance.RandomUndersample(target: target, replacement: true),
    };

    private static IEnumerable<object[]> Indexes(string kind, string[] samplers)
        => from sampler in samplers from index in Enumerable.Range(0, Cases.Length) where Cases[index].GetProperty("kind").GetString() == kind select new object[] { sampler, index };
}
