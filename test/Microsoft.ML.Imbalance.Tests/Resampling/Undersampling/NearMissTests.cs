using CsCheck;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class NearMissTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void Versions1And2KeepTheRowsWithTheSmallestMeanDistances()
        => (from counts in Gen.Int[3, 40].Array[2, 3] from seed in Gen.Int[0, 1000] from version in Gen.Int[1, 2] from k in Gen.Int[1, 3] select (counts, seed, version, k)).Sample(
            c =>
            {
                LabeledRows data = LabeledRows.Gaussian(c.counts, dimension: 3, seed: c.seed);
                int smallest = Enumerable.Range(0, data.ClassCount).MinBy(o => (c.counts[o], Array.IndexOf(data.Classes, o)));
                double Mean(int row)
                {
                    IEnumerable<double> distances = Enumerable.Range(0, data.RowCount).Where(o => data.Classes[o] == smallest).Select(o => Distance(data, row, o)).Order();
                    return (c.version == 1 ? distances.Take(c.k) : distances.TakeLast(c.k)).Sum();
                }
                IEnumerable<int> expected = Enumerable.Range(0, data.ClassCount).SelectMany(o => o == smallest
                    ? Enumerable.Range(0, data.RowCount).Where(row => data.Classes[row] == o)
                    : Enumerable.Range(0, data.RowCount).Where(row => data.Classes[row] == o).OrderBy(Mean).Take(c.counts.Min()));
                CollectionAssert.AreEqual(expected.Order().ToArray(), Ids(_ml.Transforms.Imbalance.NearMiss(version: c.version, neighborCount: c.k), data));
            },
            iter: 100);

    [TestMethod]
    public void Version3KeepsTheFarOnesOfTheRowsAroundTheSmallestClass()
    {
        // On a line, b, the smallest: 0 and 1. Around 0: a at -0.2 and -0.5; around 1: 1.5 and 1.9, with two candidates each. The nearest b are 0.2, 0.5, 0.5 and 0.9 away.
        var data = new LabeledRows([1, 1, 0, 0, 0, 0, 0, 0], [[0], [1], [-0.2f], [-0.5f], [1.5f], [1.9f], [-4], [6]]);
        var options = new NearMissOptions { Version = 3, NeighborCount = 1, NeighborCountVersion3 = 2 };
        CollectionAssert.AreEqual(new[] { 0, 1, 3, 5 }, Ids(_ml.Transforms.Imbalance.NearMiss(options), data));
    }

    [TestMethod]
    public void Version3IsNeverShort()
    {
        // As above, but only one candidate each: a at -0.2 and 1.5. Three rows shall stay: the third is the one version 1 would choose next, at -0.5.
        var data = new LabeledRows([1, 1, 0, 0, 0, 0, 0, 0], [[0], [1], [-0.2f], [-0.5f], [1.6f], [1.9f], [-4], [6]]);
        var options = new NearMissOptions
        {
            Version = 3,
            NeighborCount = 1,
            NeighborCountVersion3 = 1,
            Target = SamplingTarget.Counts(new Dictionary<string, int> { ["class-a"] = 3 }),
        };
        ResampledDataView view = _ml.Transforms.Imbalance.NearMiss(options).FitResample(data.ToView(_ml));
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3, 4 }, ResampledRow.Read(view).ConvertAll(r => r.Id));
        Assert.AreEqual(
            "Warning IMB111: NearMiss version 3 found 2 candidates among the rows of class \"class-a\", of which 3 shall stay; the others were chosen as by version 1. Raise NeighborCountVersion3.",
            view.Report.Diagnostics.Single().ToString());
    }

    [TestMethod]
    public void TheSmallestClassIsComparedWithAllOthersWhereItShrinksToo()
    {
        var data = new LabeledRows([0, 0, 0, 0, 1, 1, 1], [[0], [1], [2], [3], [4], [9], [5]]);
        ResamplingEstimator estimator = _ml.Transforms.Imbalance.NearMiss(neighborCount: 1, target: SamplingTarget.Counts(new Dictionary<string, int> { ["class-b"] = 2 }));
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3, 4, 6 }, Ids(estimator, data));
    }

    [TestMethod]
    public void TooFewRowsAreRefusedWithClassCountAndRemedy()
    {
        LabeledRows data = LabeledRows.Gaussian([5, 4]);
        var tooFew = Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Transforms.Imbalance.NearMiss(neighborCount: 6).FitResample(data.ToView(_ml)));
        Assert.AreEqual("Class \"class-b\" has 4 rows; NearMiss with NeighborCount = 6 needs at least 6. Lower NeighborCount or use RandomUndersample.", tooFew.Message);
        // The smallest class itself is compared with all others together.
        var smallest = Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Transforms.Imbalance.NearMiss(
            neighborCount: 6, target: SamplingTarget.Counts(new Dictionary<string, int> { ["class-b"] = 2 })).FitResample(LabeledRows.Gaussian([5, 4]).ToView(_ml)));
        Assert.AreEqual("All classes but the smallest have 5 rows; NearMiss with NeighborCount = 6 needs at least 6. Lower NeighborCount or use RandomUndersample.", smallest.Message);
        var options = new NearMissOptions { Version = 3, NeighborCountVersion3 = 6 };
        var tooFewAround = Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Transforms.Imbalance.NearMiss(options).FitResample(data.ToView(_ml)));
        Assert.AreEqual("Class \"class-a\" has 5 rows; NearMiss with NeighborCountVersion3 = 6 needs at least 6. Lower NeighborCountVersion3 or use RandomUndersample.", tooFewAround.Message);
    }

    [TestMethod]
    public void OptionsAreCheckedWhereTheyEnter()
    {
        foreach ((NearMissOptions options, string message) in new (NearMissOptions, string)[]
        {
            (new() { Version = 4 }, "Version is 4; it must be between 1 and 3."),
            (new() { NeighborCount = 0 }, "NeighborCount is 0; it must be at least 1."),
            (new() { NeighborCountVersion3 = 0 }, "NeighborCountVersion3 is 0; it must be at least 1."),
        })
        {
            StringAssert.StartsWith(Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Imbalance.NearMiss(options)).Message, message);
        }
    }

    private int[] Ids(ResamplingEstimator estimator, LabeledRows data) => [.. ResampledRow.Read(estimator.FitResample(data.ToView(_ml))).Select(r => r.Id)];

    private static double Distance(LabeledRows data, int a, int b)
        => Math.Sqrt(data.Features[a].Zip(data.Features[b], (x, y) => ((double)x - y) * ((double)x - y)).Sum());
}
