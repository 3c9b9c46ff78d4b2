using System.Text.Json;
using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class ClusterCentroidsTests
{
    private readonly MLContext _ml = new(seed: 1);

    // a: around 0 and around 10; b, the smallest: two rows.
    private static readonly LabeledRows Groups = new([0, 0, 0, 0, 0, 0, 1, 1], [[0], [1], [2.5f], [10], [11], [12.5f], [5], [6]]);

    [TestMethod]
    public void SoftRowsAreTheMeansOfClustersWithTheOtherColumnsOfTheNearestRow()
    {
        List<ResampledRow> rows = ResampledRow.Read(_ml.Transforms.Imbalance.ClusterCentroids(seed: 1).FitResample(Groups.ToView(_ml)));
        ResampledRow[] means = [.. rows.Where(r => Groups.Classes[r.Id] == 0).OrderBy(r => r.Id)];
        // (0 + 1 + 2.5) / 3 is nearest to 1, (10 + 11 + 12.5) / 3 to 11.
        CollectionAssert.AreEqual(new[] { (float)(3.5 / 3), (float)(33.5 / 3) }, means.Select(r => r.Features[0]).ToArray());
        CollectionAssert.AreEqual(new[] { 1, 4 }, means.Select(r => r.Id).ToArray());
        Assert.HasCount(4, rows);
    }

    [TestMethod]
    public void HardVotingKeepsTheRowsNearestToTheMeans()
    {
        ResamplingEstimator estimator = _ml.Transforms.Imbalance.ClusterCentroids(voting: ClusterVoting.Hard, seed: 1);
        CollectionAssert.AreEqual(new[] { 1, 4, 6, 7 }, ResampledRow.Read(estimator.FitResample(Groups.ToView(_ml))).ConvertAll(r => r.Id));
    }

    [TestMethod]
    [DataRow(ClusterVoting.Soft)]
    [DataRow(ClusterVoting.Hard)]
    public void RepeatedRowsDoNotMakeCountsFallShort(ClusterVoting voting)
    {
        LabeledRows data = LabeledRows.Gaussian([40, 20]);
        foreach (float[] row in data.Features)
            Array.Clear(row);
        ResampledDataView view = _ml.Transforms.Imbalance.ClusterCentroids(voting: voting).FitResample(data.ToView(_ml));
        CollectionAssert.AreEqual(new long[] { 20, 20 }, view.Report.Classes.Select(c => c.CountAfter).ToArray());
        Assert.HasCount(40, ResampledRow.Read(view).Select(r => r.Id).Distinct(), "no row is chosen twice");
    }

    [TestMethod]
    [DataRow("syn_binary")]
    [DataRow("syn_binary_severe")]
    [DataRow("syn_three")]
    [DataRow("syn_five")]
    [DataRow("syn_wide")]
    public void CountsAreThoseOfTheReference(string input)
    {
        JsonElement @case = ReferenceFile.Cases("undersampling_seeded.json")
            .Single(c => c.GetProperty("input").GetString() == input && c.GetProperty("sampler").GetString() == "ClusterCentroids");
        ResampledDataView view = _ml.Transforms.Imbalance.ClusterCentroids(seed: 1).FitResample(ReferenceFile.Table(input).ToView(_ml, LabelKind.Single));
        long[] after = [.. view.Report.Classes.Select(c => c.CountAfter)];
        foreach (JsonElement ofSeed in @case.GetProperty("counts_per_seed").EnumerateArray())
            CollectionAssert.AreEqual(ofSeed.EnumerateObject().Select(c => c.Value.GetInt64()).ToArray(), after);
    }

    [TestMethod]
    public void AllClassesMayShrinkAtOnce()
    {
        LabeledRows data = LabeledRows.Gaussian([40, 20, 9]);
        var target = SamplingTarget.Counts(new Dictionary<string, int> { ["class-a"] = 7, ["class-b"] = 3, ["class-c"] = 1 });
        ResampledDataView view = _ml.Transforms.Imbalance.ClusterCentroids(target: target).FitResample(data.ToView(_ml));
        List<ResampledRow> rows = ResampledRow.Read(view);
        CollectionAssert.AreEqual(new[] { 7, 3, 1 }, Enumerable.Range(0, 3).Select(c => rows.Count(r => data.Classes[r.Id] == c)).ToArray());
    }

    [TestMethod]
    public void MeansOfWholeNumbersAreWholeAndCategoriesAreThoseMostRowsHave()
    {
        Mixed[] data = [.. Enumerable.Range(0, 60).Select(i => new Mixed { Label = i % 6 == 0, Count = i % 7, Kind = i % 5 < 3 ? "x" : i % 5 == 3 ? "y" : "z" })];
        IDataView source = _ml.Data.LoadFromEnumerable(data);
        IDataView view = _ml.Transforms.Categorical.OneHotEncoding("Hot", "Kind").Fit(source).Transform(source);
        var options = new ClusterCentroidsOptions { FeatureColumnNames = ["Count", "Hot"], Seed = 3, Target = SamplingTarget.Counts(new Dictionary<string, int> { ["False"] = 4 }) };
        ResampledDataView resampled = _ml.Transforms.Imbalance.ClusterCentroids(options).FitResample(view);
        float[][] hot = [.. resampled.GetColumn<float[]>("Hot")];
        Assert.HasCount(14, hot);
        Assert.IsTrue(Array.TrueForAll(hot, row => row.Sum() == 1 && row.Max() == 1));
        Assert.IsTrue(resampled.GetColumn<int>("Count").All(count => count is >= 0 and <= 6));
    }

    [TestMethod]
    public void OptionsAreCheckedWhereTheyEnter()
    {
        foreach ((ClusterCentroidsOptions options, string message) in new (ClusterCentroidsOptions, string)[]
        {
            (new() { Voting = (ClusterVoting)5 }, "Voting is 5; it must be one of Soft, Hard."),
            (new() { MaximumIterations = 0 }, "MaximumIterations is 0; it must be at least 1."),
        })
        {
            StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Imbalance.ClusterCentroids(options)).Message, message);
        }
    }

    private sealed class Mixed
    {
        public bool Label { get; set; }

        public int Count { get; set; }

        public string Kind { get; set; } = "";
    }
}
