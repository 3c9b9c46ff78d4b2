namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Time budget, cancellation, progress, and what is refused.</summary>
[TestClass]
public sealed class CompareControlTests
{
    [TestMethod]
    public void ProgressTellsWhatIsDoneAndWhatIsLeft()
    {
        var clock = new StandingClock();
        var progress = new ProgressList(_ => clock.Tick());
        CompareTests.Compare(ComparisonRows.View(), ["smote", "tuned-threshold"], new ComparisonSettings { NumberOfFolds = 2, NumberOfThreads = 1, Progress = progress, Clock = clock, Seed = 1 });
        // In each of two folds: nothing 1, SMOTE 1, three inner folds for the threshold; then the fold itself is told.
        CollectionAssert.AreEqual(new[] { 3, 4, 5, 5, 8, 9, 10, 10 }, progress.Select(p => p.CompletedModels).ToArray());
        CollectionAssert.AreEqual(new[] { 0, 0, 0, 1, 1, 1, 1, 2 }, progress.Select(p => p.CompletedFolds).ToArray());
        CollectionAssert.AreEqual(new[] { "tuned-threshold", "none", "smote", null }, progress.Take(4).Select(p => p.Strategy?.ToString()).ToArray());
        Assert.AreEqual(10, progress[0].ModelCount);
        Assert.AreEqual(1, progress[^1].Fraction);
        Assert.AreEqual(1, progress[5].Fold);
        Assert.AreSame(ComparisonTrainer.LogisticRegression, progress[5].Trainer);
        // After four of ten models one second has gone by: six more take 1.5 seconds.
        Assert.AreEqual(TimeSpan.FromSeconds(1.5), progress[1].TimeLeft);
        Assert.AreEqual(TimeSpan.Zero, progress[^1].TimeLeft);
    }

    [TestMethod]
    public void WhenTheTimeIsUpStrategiesAreLeftOutWhole()
    {
        // Each model takes a second, two folds: nothing until 2, class weights until 4; at 5, SMOTE is through one fold only.
        ComparisonResult cut = WithBudget(seconds: 5), whole = WithBudget(seconds: 100);
        CollectionAssert.AreEqual(new[] { "none", "class-weights" }, cut.Trainers[0].Strategies.Select(s => s.Strategy.ToString()).ToArray());
        CollectionAssert.AreEqual(
            new[]
            {
                "smote is left out: the time budget of 00:00:05 was spent before it was through all folds.",
                "random-oversample is left out: the time budget of 00:00:05 was spent before it was through all folds.",
            },
            cut.Notes.ToArray());
        Assert.IsFalse(cut.IsComplete);
        Assert.IsTrue(whole.IsComplete);
        Assert.HasCount(4, whole.Trainers[0].Strategies);
        CollectionAssert.AreEqual(
            whole["slow", "class-weights"][ComparisonMetric.LogLoss].Values.ToArray(), cut["slow", "class-weights"][ComparisonMetric.LogLoss].Values.ToArray(), "what is there can be compared");
    }

    [TestMethod]
    public void ABudgetThatEndsBeforeTheBaselineIsRefused() => Assert.AreEqual(
        "The time budget of 00:00:01 was spent before any trainer was through with doing nothing. Raise TimeBudget, or lower NumberOfFolds.",
        Assert.ThrowsExactly<InvalidOperationException>(() => WithBudget(seconds: 1)).Message);

    [TestMethod]
    public void CancellationEndsTheComparison()
    {
        using var source = new CancellationTokenSource();
        var progress = new ProgressList(_ => source.Cancel());
        Assert.Throws<OperationCanceledException>(() => CompareTests.Compare(
            ComparisonRows.View(), ["smote"], new ComparisonSettings { NumberOfThreads = 1, Progress = progress, CancellationToken = source.Token, Seed = 1 }));
        Assert.HasCount(1, progress, "nothing more was started");
    }

    [TestMethod]
    public void WithoutAnythingThatWorksThereIsNoResult()
    {
        Assert.AreEqual(
            "No strategy could be compared with doing nothing. smote:neighborCount=50 is left out (split 1 of 2): "
            + "Class \"True\" has 12 rows; SMOTE with NeighborCount = 50 needs at least 51. Lower NeighborCount or use RandomOversample.",
            Assert.ThrowsExactly<InvalidOperationException>(() => CompareTests.Compare(ComparisonRows.View(), ["smote:neighborCount=50"], Two)).Message);
        var broken = new ComparisonTrainer("broken", _ => null!);
        Assert.AreEqual(
            "Nothing could be trained. none is left out (split 1 of 2): Trainer 'broken' made no estimator. Return one from its function.",
            Assert.ThrowsExactly<InvalidOperationException>(() => Binary.Compare(ComparisonRows.View(), [broken], [], settings: Two)).Message);
    }

    [TestMethod]
    public void TrainersNeedNamesOfTheirOwn()
    {
        Assert.StartsWith(
            "There is no trainer. Pass at least one, such as ComparisonTrainer.LogisticRegression.",
            Assert.ThrowsExactly<ArgumentException>(() => Binary.Compare(ComparisonRows.View(), [])).Message);
        Assert.StartsWith(
            "2 trainers are called 'logistic-regression'. Give each a name of its own.",
            Assert.ThrowsExactly<ArgumentException>(() => Binary.Compare(ComparisonRows.View(), [ComparisonTrainer.LogisticRegression, ComparisonTrainer.LogisticRegression])).Message);
    }

    [TestMethod]
    public void SettingsOutOfRangeAreRefused()
    {
        Refused(new ComparisonSettings { NumberOfFolds = 1 }, "NumberOfFolds is 1; it must be at least 2.");
        Refused(new ComparisonSettings { NumberOfRepeats = 0 }, "NumberOfRepeats is 0; it must be at least 1.");
        Refused(new ComparisonSettings { NumberOfInnerFolds = 1 }, "NumberOfInnerFolds is 1; it must be at least 2.");
        Refused(new ComparisonSettings { SearchTrials = -1 }, "SearchTrials is -1; it must be at least 0.");
        Refused(new ComparisonSettings { NumberOfThreads = 0 }, "NumberOfThreads is 0; it must be at least 1.");
        Refused(new ComparisonSettings { TimeBudget = TimeSpan.Zero }, "TimeBudget is 00:00:00; it must be above 0, or null for no limit.");
    }

    [TestMethod]
    public void ColumnsOfAnotherTypeAreRefusedWithTheRemedy()
    {
        IDataView data = Evaluation.Sample.Multiclass(new MLContext(seed: 1), seed: 1, count: 100);
        var settings = new ComparisonSettings { LabelColumnName = "Class", NumberOfFolds = 2 };
        Assert.Contains(
            "Schema mismatch for label column 'Class': expected Boolean after the featurizer (append MapValue to it, or use MulticlassClassification), got String.",
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Binary.Compare(data, [ComparisonTrainer.LogisticRegression], [], settings: settings)).Message);
        Assert.Contains(
            "Schema mismatch for label column 'Class': expected a UInt32 key after the featurizer (append MapValueToKey to it), got String.",
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(
                () => new MLContext(seed: 1).MulticlassClassification.Imbalance.Compare(data, [ComparisonTrainer.MaximumEntropy], [], settings: settings)).Message);
        Assert.Contains(
            "Schema mismatch for feature column 'Group': expected a vector of Single of known size after the featurizer (append Concatenate to it), got Int32.",
            Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Binary.Compare(
                ComparisonRows.View(), [ComparisonTrainer.LogisticRegression], [], settings: new ComparisonSettings { FeatureColumnName = "Group" })).Message);
    }

    [TestMethod]
    public void WhatIsNotInTheResultIsSaidSo() => Assert.StartsWith(
        "The result has no 'smote' with 'forest'. It has: logistic-regression with none, class-weights.",
        Assert.ThrowsExactly<ArgumentException>(() => CompareTests.Compare(ComparisonRows.View(), ["class-weights"], Two)["forest", "smote"]).Message);

    private static BinaryImbalanceCatalog Binary => new MLContext(seed: 1).BinaryClassification.Imbalance;

    private static ComparisonSettings Two => new() { NumberOfFolds = 2, Seed = 1 };

    private static void Refused(ComparisonSettings settings, string message)
        => Assert.StartsWith(message, Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => CompareTests.Compare(ComparisonRows.View(), ["smote"], settings)).Message);

    private static ComparisonResult WithBudget(int seconds)
    {
        var clock = new StandingClock();
        var slow = new ComparisonTrainer("slow", of =>
        {
            clock.Tick();
            return ComparisonTrainer.LogisticRegression.Create(of);
        });
        return Binary.Compare(
            ComparisonRows.View(), [slow], new[] { "class-weights", "smote", "random-oversample" }.Select(ImbalanceStrategy.Parse),
            settings: new ComparisonSettings { NumberOfFolds = 2, NumberOfThreads = 1, TimeBudget = TimeSpan.FromSeconds(seconds), Clock = clock, Seed = 1 });
    }
}
