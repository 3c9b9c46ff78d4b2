using System.Text.Json;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>SMOTE followed by editing, and by the removal of Tomek links.</summary>
[TestClass]
public sealed class SmoteCleaningTests
{
    private readonly MLContext _ml = new(seed: 1);

    public static IEnumerable<object[]> Inputs
        => from input in new[] { "syn_binary", "syn_binary_severe", "syn_three", "syn_five", "syn_wide" } from sampler in new[] { "SMOTEENN", "SMOTETomek" } select new object[] { input, sampler };

    [TestMethod]
    [DynamicData(nameof(Inputs))]
    public void MeanCountsOverSeedsAreThoseOfThePeer(string input, string sampler)
    {
        IDataView view = ReferenceFile.Table(input).ToView(_ml, LabelKind.Single);
        JsonElement peer = ReferenceFile.Cases("combined.json").Single(c => c.GetProperty("input").GetString() == input && c.GetProperty("sampler").GetString() == sampler);
        double[][] theirs = [.. peer.GetProperty("counts_per_seed").EnumerateArray().Select(c => c.EnumerateObject().Select(p => (double)p.Value.GetInt32()).ToArray())];
        double[][] ours = [.. Enumerable.Range(0, 20).Select(seed => Create(sampler, seed).FitResample(view).Report.Classes.Select(c => (double)c.CountAfter).ToArray())];
        for (int c = 0; c < ours[0].Length; c++)
        {
            double[] a = [.. ours.Select(counts => counts[c])], b = [.. theirs.Select(counts => counts[c])];
            double spread = Math.Sqrt((Variance(a) + Variance(b)) / 20);
            Assert.AreEqual(b.Average(), a.Average(), 4 * spread + 0.5, $"class {c}");
        }
    }

    [TestMethod]
    public void BothAreSmoteFollowedByACleanerOfAllClasses()
    {
        LabeledRows data = LabeledRows.Gaussian([80, 20]);
        TransformsImbalanceCatalog catalog = _ml.Transforms.Imbalance;
        AssertSame(catalog.Smote(seed: 5).Then(catalog.EditedNearestNeighbors(target: SamplingTarget.All)), catalog.SmoteEnn(seed: 5), data);
        AssertSame(catalog.Smote(seed: 5).Then(catalog.TomekLinks(target: SamplingTarget.All)), catalog.SmoteTomek(seed: 5), data);
        Assert.AreEqual("Smote + EditedNearestNeighbors", catalog.SmoteEnn().FitResample(data.ToView(_ml)).Report.Method);
        Assert.AreEqual("Smote + TomekLinks", catalog.SmoteTomek().FitResample(data.ToView(_ml)).Report.Method);
    }

    [TestMethod]
    public void EveryOptionReachesItsPart()
    {
        LabeledRows data = LabeledRows.Gaussian([80, 20]);
        TransformsImbalanceCatalog catalog = _ml.Transforms.Imbalance;
        var enn = new SmoteEnnOptions
        {
            SmoteNeighborCount = 2,
            NeighborCount = 4,
            Vote = NeighborVote.Mode,
            Target = SamplingTarget.Ratio(0.6),
            CleaningTarget = SamplingTarget.Majority,
            Seed = 5,
        };
        ResamplingEstimator smote = catalog.Smote(neighborCount: 2, target: SamplingTarget.Ratio(0.6), seed: 5);
        AssertSame(smote.Then(catalog.EditedNearestNeighbors(neighborCount: 4, vote: NeighborVote.Mode, target: SamplingTarget.Majority)), catalog.SmoteEnn(enn), data);
        var tomek = new SmoteTomekOptions { SmoteNeighborCount = 2, Target = SamplingTarget.Ratio(0.6), CleaningTarget = SamplingTarget.Majority, Seed = 5 };
        AssertSame(smote.Then(catalog.TomekLinks(target: SamplingTarget.Majority)), catalog.SmoteTomek(tomek), data);
    }

    [TestMethod]
    public void AWrongOptionIsNamedAsTheUserKnowsIt()
    {
        var error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Imbalance.SmoteEnn(smoteNeighborCount: 0));
        StringAssert.StartsWith(error.Message, "SmoteNeighborCount is 0; it must be at least 1.");
        error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Imbalance.SmoteEnn(neighborCount: 0));
        StringAssert.StartsWith(error.Message, "NeighborCount is 0; it must be at least 1.");
        error = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Imbalance.SmoteTomek(smoteNeighborCount: 0));
        StringAssert.StartsWith(error.Message, "SmoteNeighborCount is 0; it must be at least 1.");
    }

    private ResamplingEstimator Create(string sampler, int seed)
        => sampler == "SMOTEENN" ? _ml.Transforms.Imbalance.SmoteEnn(seed: seed) : _ml.Transforms.Imbalance.SmoteTomek(seed: seed);

    private void AssertSame(ResamplingEstimator expected, ResamplingEstimator actual, LabeledRows data)
        => CollectionAssert.AreEqual(
            ResampledRow.Read(expected.FitResample(data.ToView(_ml))).ConvertAll(r => r.Content), ResampledRow.Read(actual.FitResample(data.ToView(_ml))).ConvertAll(r => r.Content));

    private static double Variance(double[] values) => values.Sum(v => (v - values.Average()) * (v - values.Average())) / (values.Length - 1);
}
