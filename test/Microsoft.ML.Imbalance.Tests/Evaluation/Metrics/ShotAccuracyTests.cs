namespace Microsoft.ML.Imbalance.Tests.Evaluation.Metrics;

[TestClass]
public sealed class ShotAccuracyTests
{
    private static readonly MLContext Context = new(seed: 1);

    // Recalls: a 1, b 1/2, c 0, d 1/2; e has no rows.
    private static readonly MulticlassImbalanceMetrics Metrics = Evaluate(
        ["a", "b", "c", "d", "e"], (0, 0), (0, 0), (1, 1), (1, 0), (2, 0), (3, 3), (3, 0));

    [TestMethod]
    public void ClassesAreSortedByTheirTrainingRows()
    {
        // Just above 100 is many; 100 and 20 are medium; 19 is few.
        ShotAccuracy shots = Metrics.ShotAccuracy(new Dictionary<string, long> { ["a"] = 101, ["b"] = 100, ["c"] = 20, ["d"] = 19 });
        CollectionAssert.AreEqual(new[] { "a" }, shots.ManyClasses.ToArray());
        CollectionAssert.AreEqual(new[] { "b", "c" }, shots.MediumClasses.ToArray());
        CollectionAssert.AreEqual(new[] { "d" }, shots.FewClasses.ToArray());
        Assert.AreEqual(1, shots.Many);
        Assert.AreEqual((0.5 + 0) / 2, shots.Medium);
        Assert.AreEqual(0.5, shots.Few);
    }

    [TestMethod]
    public void LimitsCanBeSetAndAGroupMayBeEmpty()
    {
        ShotAccuracy shots = Metrics.ShotAccuracy(new Dictionary<string, long> { ["a"] = 9, ["b"] = 3, ["c"] = 0, ["d"] = 3 }, manyAbove: 5, fewBelow: 1);
        Assert.AreEqual(1, shots.Many);
        Assert.AreEqual(0.5, shots.Medium);
        Assert.AreEqual(0, shots.Few);
        Assert.AreEqual(double.NaN, Metrics.ShotAccuracy(new Dictionary<string, long> { ["a"] = 1, ["b"] = 1, ["c"] = 1, ["d"] = 1 }).Many);
    }

    [TestMethod]
    public void RowsOfATrainingSetAreCounted()
    {
        IDataView training = LabeledGroups.Load([.. Enumerable.Repeat("a", 150), .. Enumerable.Repeat("b", 50), .. Enumerable.Repeat("c", 5), .. Enumerable.Repeat("d", 5)]);
        ShotAccuracy shots = Metrics.ShotAccuracy(training);
        CollectionAssert.AreEqual(new[] { "a" }, shots.ManyClasses.ToArray());
        CollectionAssert.AreEqual(new[] { "b" }, shots.MediumClasses.ToArray());
        CollectionAssert.AreEqual(new[] { "c", "d" }, shots.FewClasses.ToArray());
    }

    [TestMethod]
    public void CopiesDoNotMakeAClassLarge()
    {
        IDataView training = LabeledGroups.Load([.. Enumerable.Repeat("a", 150), .. Enumerable.Repeat("b", 50), .. Enumerable.Repeat("c", 5), .. Enumerable.Repeat("d", 5)]);
        IDataView balanced = Context.Transforms.Imbalance.RandomOversample(seed: 1).FitResample(training);
        Assert.AreEqual(600, balanced.GetRowCount());
        CollectionAssert.AreEqual(new[] { "c", "d" }, Metrics.ShotAccuracy(balanced).FewClasses.ToArray());
    }

    [TestMethod]
    public void EveryClassWithRowsNeedsACount()
    {
        const string Message = "There are no training counts for 'c', 'd'. Give a count for every class that has rows here, 0 if it had none in training.";
        Assert.StartsWith(Message, Assert.ThrowsExactly<ArgumentException>(() => Metrics.ShotAccuracy(new Dictionary<string, long> { ["a"] = 1, ["b"] = 1 })).Message);
        Assert.StartsWith(Message, Assert.ThrowsExactly<ArgumentException>(() => Metrics.ShotAccuracy(LabeledGroups.Load(["a", "b"]))).Message);
    }

    [TestMethod]
    public void LimitsAreInOrder()
    {
        var counts = new Dictionary<string, long> { ["a"] = 1, ["b"] = 1, ["c"] = 1, ["d"] = 1 };
        Assert.StartsWith("fewBelow is 20; it must be between 0 and 10.", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Metrics.ShotAccuracy(counts, manyAbove: 10)).Message);
        Assert.StartsWith("manyAbove is -1; it must be at least 0.", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Metrics.ShotAccuracy(counts, -1, 0)).Message);
        Assert.StartsWith(
            "Could not find label column 'Class'.", Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Metrics.ShotAccuracy(LabeledGroups.Load(["a"]), "Class")).Message);
    }

    private static MulticlassImbalanceMetrics Evaluate(string[] names, params (int Actual, int Predicted)[] rows)
    {
        var predictions = new MulticlassPredictions(names);
        foreach ((int actual, int predicted) in rows)
            predictions.Add(actual, predicted, new double[names.Length], null);
        return new MulticlassImbalanceMetrics(predictions, 10);
    }
}
