using CsCheck;
using Microsoft.ML.Imbalance.Neighbors;

namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class CondensedNearestNeighborTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void TheNearestKeptRowOfEveryRemovedRowIsOfItsClass()
        => (from counts in Gen.Int[1, 60].Array[2, 4]
            from seed in Gen.Int[0, 1000]
            from duplicates in Gen.Bool
            from target in Gen.Int[0, 2].Select(i => new[] { SamplingTarget.Auto, SamplingTarget.All, SamplingTarget.Majority }[i])
            select (counts, seed, duplicates, target)).Sample(
            c =>
            {
                LabeledRows data = LabeledRows.Gaussian(c.counts, dimension: 3, seed: c.seed);
                if (c.duplicates)
                    data = new LabeledRows(data.Classes, Array.ConvertAll(data.Features, row => Array.ConvertAll(row, MathF.Round)));
                AssertConsistent(data, Ids(data, c.target));
            },
            iter: 100);

    [TestMethod]
    [DataRow("syn_binary")]
    [DataRow("syn_binary_severe")]
    [DataRow("syn_wide")]
    public void TheSubsetIsNotMuchLargerThanThePeersWhichIsNotConsistent(string input)
    {
        LabeledRows data = ReferenceFile.Table(input);
        int peer = ReferenceFile.Cases("undersampling_seeded.json")
            .Single(c => c.GetProperty("input").GetString() == input && c.GetProperty("sampler").GetString() == "CondensedNearestNeighbour")
            .GetProperty("counts_per_seed").EnumerateArray().Max(seed => seed.EnumerateObject().Sum(p => p.Value.GetInt32()));
        Assert.IsLessThan(1.25 * peer, Ids(data, SamplingTarget.Auto).Length);
    }

    [TestMethod]
    [DataRow("syn_three")]
    [DataRow("syn_five")]
    public void WithSeveralClassesEachIsToldFromAllOthers(string input)
    {
        LabeledRows data = ReferenceFile.Table(input);
        int[] ids = Ids(data, SamplingTarget.Auto);
        AssertConsistent(data, ids);
        int smallest = data.ClassCount - 1;
        Assert.AreEqual(data.Classes.Count(c => c == smallest), ids.Count(id => data.Classes[id] == smallest), "the smallest class is not condensed");
    }

    [TestMethod]
    public void TheOrderOfRowsChangesNothing()
    {
        LabeledRows data = LabeledRows.Gaussian([120, 60, 30], seed: 5);
        int[] expected = Ids(data, SamplingTarget.Auto);
        int[] order = [.. Enumerable.Range(0, data.RowCount)];
        for (int seed = 0; seed < 5; seed++)
        {
            new Random(seed).Shuffle(order);
            CollectionAssert.AreEqual(expected, Ids(data.Reorder(order), SamplingTarget.Auto).Select(i => order[i]).Order().ToArray());
        }
    }

    // A row without a known value is infinitely far from all.
    [TestMethod]
    public void NorDoesItBesideARowThatKnowsNothing()
    {
        LabeledRows data = LabeledRows.Gaussian([60, 30], seed: 5);
        data.Features[7].AsSpan().Fill(float.NaN);
        int[] order = [.. Enumerable.Range(0, data.RowCount)], expected = Kept();
        for (int seed = 0; seed < 5; seed++)
        {
            new Random(seed).Shuffle(order);
            CollectionAssert.AreEqual(expected, Kept());
        }

        int[] Kept()
        {
            var condense = _ml.Transforms.Imbalance.CondensedNearestNeighbor(new CondensedNearestNeighborOptions { Metric = DistanceMetric.MissingEuclidean });
            return [.. ResampledRow.Read(condense.FitResample(data.Reorder(order).ToView(_ml))).Select(r => order[r.Id]).Where(row => row != 7).Order()];
        }
    }

    [TestMethod]
    public void ClassesFarApartCondenseToOneRowEach()
    {
        // Means are 2 and 102: the rows on them stand for all others.
        var data = new LabeledRows([0, 0, 0, 0, 0, 1, 1, 1], [[0], [1], [2], [3], [4], [101], [102], [103]]);
        CollectionAssert.AreEqual(new[] { 2, 6 }, Ids(data, SamplingTarget.All));
    }

    private int[] Ids(LabeledRows data, SamplingTarget target)
        => [.. ResampledRow.Read(_ml.Transforms.Imbalance.CondensedNearestNeighbor(target: target).FitResample(data.ToView(_ml))).Select(r => r.Id)];

    private static void AssertConsistent(LabeledRows data, int[] kept)
    {
        int[] removed = [.. Enumerable.Range(0, data.RowCount).Except(kept)];
        if (removed.Length == 0)
            return;
        RowMatrix rows = data.ToMatrix();
        NeighborTable nearest = NeighborIndex.Build(rows.Select(kept)).Query(rows.Select(removed), 1);
        for (int i = 0; i < removed.Length; i++)
            Assert.AreEqual(data.Classes[removed[i]], data.Classes[kept[nearest[i][0]]], $"row {removed[i]}");
    }
}
