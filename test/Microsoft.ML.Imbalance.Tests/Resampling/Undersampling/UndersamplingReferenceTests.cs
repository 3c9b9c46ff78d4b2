using System.Text.Json;
using Microsoft.ML.Imbalance.Tests.Neighbors;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>The rows that deterministic methods leave, against those that imbalanced-learn leaves.</summary>
[TestClass]
public sealed class UndersamplingReferenceTests
{
    private static readonly JsonElement[] Cases = ReferenceFile.Cases("undersampling.json");
    private static readonly MLContext Ml = new(seed: 1);

    public static IEnumerable<object[]> Indexes => Enumerable.Range(0, Cases.Length).Where(i => IsComparable(Cases[i])).Select(i => new object[] { i });

    public static string NameOf(System.Reflection.MethodInfo method, object[] data)
    {
        JsonElement @case = Cases[(int)data[0]];
        return $"{method.Name} ({@case.GetProperty("input").GetString()}, {@case.GetProperty("sampler").GetString()}, {@case.GetProperty("params").GetRawText()})";
    }

    [TestMethod]
    [DynamicData(nameof(Indexes), DynamicDataDisplayName = nameof(NameOf))]
    public void TheRowsLeftAreThoseOfThePeer(int index)
    {
        JsonElement @case = Cases[index];
        string sampler = @case.GetProperty("sampler").GetString()!;
        JsonElement parameters = @case.GetProperty("params");
        LabeledRows data = ReferenceFile.Table(@case.GetProperty("input").GetString()!);
        int[] kept = [.. ResampledRow.Read(Create(sampler, parameters, data).FitResample(data.ToView(Ml, LabelKind.Single))).Select(r => r.Id).Order()];
        int[] expected = @case.TryGetProperty("kept", out _)
            ? @case.Integers("kept")
            : [.. Enumerable.Range(0, data.RowCount).Except(@case.Integers("removed"))];
        HashSet<int> open = ByMode(sampler, parameters) ? WithTiedVotes(data, parameters) : [];
        if (parameters.TryGetProperty("threshold_cleaning", out _))
        {
            // The peer lets a row vote on itself, so that it finds fewer rows misjudged and removes fewer neighbors.
            Assert.IsEmpty(kept.Except(expected).Except(open));
            return;
        }
        if (sampler == "NearMiss" && parameters.GetProperty("version").GetInt32() == 3)
        {
            // The peer may come out short; where it does not, the same rows must.
            Assert.IsEmpty(expected.Except(kept));
            Assert.HasCount(data.ClassCount * Enumerable.Range(0, data.ClassCount).Min(c => data.Classes.Count(o => o == c)), kept);
            return;
        }
        CollectionAssert.AreEqual(expected.Except(open).ToArray(), kept.Except(open).ToArray());
    }

    // Two defects of the peer make its rows no reference where passes follow on each other: it asks anew in each pass which class is the smallest,
    // so that the smallest loses rows as soon as another has shrunk below it, and it settles tied votes by label number.
    private static bool IsComparable(JsonElement @case)
    {
        string input = @case.GetProperty("input").GetString()!, sampler = @case.GetProperty("sampler").GetString()!;
        if (sampler is not ("RepeatedEditedNearestNeighbours" or "AllKNN") || input is not ("syn_three" or "syn_five"))
            return true;
        bool anew = (input, sampler) is ("syn_three", "RepeatedEditedNearestNeighbours") || @case.GetProperty("params").TryGetProperty("allow_minority", out _);
        return @case.GetProperty("params").GetProperty("kind_sel").GetString() == "all" && !anew;
    }

    private static bool ByMode(string sampler, JsonElement parameters)
        => sampler == "NeighbourhoodCleaningRule" || (parameters.TryGetProperty("kind_sel", out JsonElement kind) && kind.GetString() == "mode");

    /// <summary>Rows between whose neighbors' classes there is a tie, and with more than two classes those neighbors: the peer settles them by label number.</summary>
    private static HashSet<int> WithTiedVotes(LabeledRows data, JsonElement parameters)
    {
        if (data.ClassCount == 2)
            return [];
        int neighborCount = parameters.GetProperty("n_neighbors").GetInt32();
        RowMatrix rows = data.ToMatrix();
        var tied = new HashSet<int>();
        for (int row = 0; row < data.RowCount; row++)
        {
            int[] neighbors = [.. BruteForce.Neighbors(rows, rows[row], neighborCount, row).Select(n => n.Row)];
            int[] votes = [.. neighbors.GroupBy(n => data.Classes[n]).Select(g => g.Count()).OrderDescending()];
            if (votes.Length > 1 && votes[0] == votes[1])
                tied.UnionWith([row, .. neighbors]);
        }
        return tied;
    }

    private static ResamplingEstimator Create(string sampler, JsonElement parameters, LabeledRows data)
    {
        int neighborCount = parameters.TryGetProperty("n_neighbors", out JsonElement k) ? k.GetInt32() : 3;
        NeighborVote vote = parameters.TryGetProperty("kind_sel", out JsonElement kind) && kind.GetString() == "all" ? NeighborVote.All : NeighborVote.Mode;
        SamplingTarget target = !parameters.TryGetProperty("sampling_strategy", out JsonElement strategy) ? SamplingTarget.Auto
            : strategy.ValueKind == JsonValueKind.Number ? SamplingTarget.Ratio(strategy.GetDouble())
            : SamplingTarget.Parse(strategy.GetString()!.Replace(' ', '-'));
        TransformsImbalanceCatalog catalog = Ml.Transforms.Imbalance;
        return sampler switch
        {
            "TomekLinks" => catalog.TomekLinks(target: target),
            "EditedNearestNeighbours" => catalog.EditedNearestNeighbors(neighborCount: neighborCount, vote: vote, target: target),
            "RepeatedEditedNearestNeighbours" => catalog.RepeatedEditedNearestNeighbors(neighborCount: neighborCount, vote: vote, target: target),
            "AllKNN" => catalog.AllKnn(neighborCount: neighborCount, vote: vote, allowMinority: parameters.TryGetProperty("allow_minority", out _), target: target),
            "NeighbourhoodCleaningRule" => catalog.NeighborhoodCleaningRule(new NeighborhoodCleaningRuleOptions
            {
                NeighborCount = neighborCount,
                Vote = vote,
                Threshold = parameters.TryGetProperty("threshold_cleaning", out JsonElement t) ? t.GetDouble() : HalfOfAllRows(data),
                Target = target,
            }),
            _ => catalog.NearMiss(version: parameters.GetProperty("version").GetInt32(), neighborCount: neighborCount, target: target),
        };
    }

    // This version of the peer compares a class with half of all rows, ours as in the paper with the smallest class.
    private static double HalfOfAllRows(LabeledRows data) => 0.5 * data.RowCount / Enumerable.Range(0, data.ClassCount).Min(c => data.Classes.Count(o => o == c));
}
