namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class OneSidedSelectionTests
{
    private readonly MLContext _ml = new(seed: 1);

    [TestMethod]
    public void RowsNearerToASeedThanToTheSmallestClassGoAndThenBorderlineRows()
    {
        // On a line, b, the smallest: 10 and 20. a: 0, 1, 2 and 9.6. Whichever of 0, 1, 2 is the seed, the other two are nearer to it than to 10 and go;
        // 9.6 is nearer to b and stays, but is linked with 10 and goes then. If 9.6 is the seed, 0, 1 and 2 are nearer to it than to 10.
        var data = new LabeledRows([0, 0, 0, 0, 1, 1], [[0], [1], [2], [9.6f], [10], [20]]);
        var seen = new HashSet<string>();
        for (int seed = 0; seed < 40; seed++)
            seen.Add(string.Join(' ', Ids(_ml.Transforms.Imbalance.OneSidedSelection(seed: seed), data)));
        CollectionAssert.AreEquivalent(new[] { "0 4 5", "1 4 5", "2 4 5", "4 5" }, seen.ToArray());
    }

    [TestMethod]
    public void WithAsManySeedsAsRowsItIsTomekLinks()
    {
        LabeledRows data = LabeledRows.Gaussian([30, 12], seed: 3);
        CollectionAssert.AreEqual(Ids(_ml.Transforms.Imbalance.TomekLinks(), data), Ids(_ml.Transforms.Imbalance.OneSidedSelection(seedCount: 30), data));
    }

    [TestMethod]
    [DataRow("syn_binary")]
    [DataRow("syn_binary_severe")]
    [DataRow("syn_wide")]
    public void CountsOverSeedsMeetThoseOfThePeer(string input)
    {
        LabeledRows data = ReferenceFile.Table(input);
        int[] peer =
        [
            .. ReferenceFile.Cases("undersampling_seeded.json")
                .Single(c => c.GetProperty("input").GetString() == input && c.GetProperty("sampler").GetString() == "OneSidedSelection")
                .GetProperty("counts_per_seed").EnumerateArray().Select(c => c.GetProperty("0").GetInt32()),
        ];
        int[] ours = [.. Enumerable.Range(0, 20).Select(seed => Ids(_ml.Transforms.Imbalance.OneSidedSelection(seed: seed), data).Count(id => data.Classes[id] == 0))];
        Assert.IsTrue(ours.Min() <= peer.Max() && ours.Max() >= peer.Min(), $"{ours.Min()} to {ours.Max()} against {peer.Min()} to {peer.Max()}");
    }

    [TestMethod]
    public void MoreSeedsThanRowsAreAnErrorThatNamesTheClass()
    {
        LabeledRows data = LabeledRows.Gaussian([30, 12]);
        var error = Assert.ThrowsExactly<InvalidOperationException>(() => _ml.Transforms.Imbalance.OneSidedSelection(seedCount: 31).FitResample(data.ToView(_ml)));
        Assert.AreEqual("Class \"class-a\" has 30 rows; OneSidedSelection with SeedCount = 31 needs at least 31. Lower SeedCount, or take the class out of the target.", error.Message);
        var option = Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => _ml.Transforms.Imbalance.OneSidedSelection(seedCount: 0));
        StringAssert.StartsWith(option.Message, "SeedCount is 0; it must be at least 1.");
    }

    private int[] Ids(ResamplingEstimator estimator, LabeledRows data) => [.. ResampledRow.Read(estimator.FitResample(data.ToView(_ml))).Select(r => r.Id)];
}
