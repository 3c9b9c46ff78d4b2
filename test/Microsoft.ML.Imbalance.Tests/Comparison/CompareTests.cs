using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests;

/// <summary>Comparisons from end to end.</summary>
[TestClass]
public sealed class CompareTests
{
    private static readonly ComparisonTrainer Logistic = ComparisonTrainer.LogisticRegression;

    [TestMethod]
    public void ValuesAreThoseOfTheFoldsOneByOne()
    {
        IDataView data = ComparisonRows.View();
        var ml = new MLContext(seed: 1);
        ComparisonResult result = Compare(data, ["class-weights"], new ComparisonSettings { NumberOfFolds = 3, NumberOfRepeats = 2, Seed = 7 });
        IReadOnlyList<double> values = result["logistic-regression", "none"][ComparisonMetric.AreaUnderPrecisionRecallCurve].Values;
        // Repeat r is the split by seed + r.
        StratifiedSplit[] splits = [.. new[] { 7, 8 }.SelectMany(seed => ml.Data.Imbalance.StratifiedCrossValidationSplit(data, numberOfFolds: 3, seed: seed))];
        double[] expected = Array.ConvertAll(splits, split =>
        {
            var trainer = ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new() { NumberOfThreads = 1 });
            return ml.BinaryClassification.Imbalance.Evaluate(trainer.Fit(split.TrainSet).Transform(split.TestSet)).AreaUnderPrecisionRecallCurve;
        });
        CollectionAssert.AreEqual(expected, values.ToArray());

        PairedDifference difference = result["logistic-regression", "class-weights"][ComparisonMetric.LogLoss].Difference!;
        double[] Losses(string strategy) => [.. result["logistic-regression", strategy][ComparisonMetric.LogLoss].Values];
        Assert.AreEqual(PairedDifference.Of(Losses("class-weights"), Losses("none"), testToTrain: 0.5).Low, difference.Low);
        Assert.IsTrue(result.IsComplete);
        Assert.IsEmpty(result.Notes);
    }

    [TestMethod]
    public void TheBitsAreTheSameForAnyNumberOfThreads()
    {
        string[] texts = [.. new[] { 1, 4 }.Select(threads => Everything(Compare(
            ComparisonRows.View(), ["smote", "class-weights", "tuned-threshold"], new ComparisonSettings { NumberOfFolds = 2, SearchTrials = 2, NumberOfThreads = threads, Seed = 1 })))];
        Assert.AreEqual(texts[0], texts[1]);
    }

    [TestMethod]
    public void WithATimeBudgetThatSufficesTheResultIsTheSame()
    {
        var settings = new ComparisonSettings { NumberOfFolds = 2, Seed = 1 };
        string[] strategies = ["smote", "tuned-threshold"];
        string without = Everything(Compare(ComparisonRows.View(), strategies, settings));
        Assert.AreEqual(without, Everything(Compare(ComparisonRows.View(), strategies, new ComparisonSettings { NumberOfFolds = 2, Seed = 1, TimeBudget = TimeSpan.FromHours(10) })));
    }

    [TestMethod]
    public void ATunedThresholdMovesDecisionsAndNothingElse()
    {
        // Rows enough that a better threshold shows: one half finds few of the 20 % that lie one standard deviation apart.
        ComparedStrategy tuned = Compare(ComparisonRows.View(1200), ["tuned-threshold"], new ComparisonSettings { NumberOfFolds = 3, Seed = 1 })["logistic-regression", "tuned-threshold"];
        Assert.HasCount(3, tuned.Thresholds);
        Assert.AreEqual(0, tuned[ComparisonMetric.AreaUnderRocCurve].Difference!.Mean);
        Assert.AreEqual(0, tuned[ComparisonMetric.LogLoss].Difference!.Mean);
        Assert.IsGreaterThan(0.05, tuned[ComparisonMetric.BalancedAccuracy].Difference!.Mean);
    }

    [TestMethod]
    public void WhatIsChosenIsChosenWithoutTheTestRows()
    {
        List<HashSet<int>> trained = [], featurized = [];
        IDataView data = ComparisonRows.View();
        var spy = new ComparisonTrainer("spy", of => new SpyingEstimator(Logistic.Create(of), trained));
        new MLContext(seed: 1).BinaryClassification.Imbalance.Compare(
            data, [spy], [ImbalanceStrategy.Parse("random-undersample"), ImbalanceStrategy.Parse("class-weights"), ImbalanceStrategy.TunedThreshold],
            new SpyingEstimator(new EstimatorChain<ITransformer>(), featurized),
            new ComparisonSettings { NumberOfFolds = 4, NumberOfInnerFolds = 2, SearchTrials = 3, GroupColumnName = "Group", Seed = 5 });
        HashSet<int>[] tests = [.. new MLContext(seed: 1).Data.Imbalance.StratifiedCrossValidationSplit(data, numberOfFolds: 4, groupColumnName: "Group", seed: 5)
            .Select(split => ComparisonRows.Numbers(split.TestSet))];
        foreach (List<HashSet<int>> seen in new[] { trained, featurized })
        {
            // Every fit belongs to a fold whose test rows it has not seen, and each fold has as many fits; a leak would leave some fit without a fold.
            int[] foldsOf = [.. seen.SelectMany(rows => Enumerable.Range(0, 4).Where(fold => !rows.Overlaps(tests[fold])).DefaultIfEmpty(-1))];
            Assert.DoesNotContain(-1, foldsOf);
            Assert.IsGreaterThanOrEqualTo(seen.Count, foldsOf.Length);
        }
        // Features of a fold: once for all its training rows, once for each inner fold. No group is in two places.
        Assert.HasCount(4 * 3, featurized);
        Assert.IsTrue(featurized.All(rows => rows.Select(r => r / 3).Distinct().Count() * 3 == rows.Count));
        Assert.IsGreaterThan(4 * (1 + 1 + 2), trained.Count);
    }

    [TestMethod]
    public void SearchedOptionsAreSaidFoldByFold()
    {
        ComparisonResult result = Compare(ComparisonRows.View(), ["smote:neighborCount=2"], new ComparisonSettings { NumberOfFolds = 2, SearchTrials = 4, Seed = 1 });
        IReadOnlyList<ImbalanceStrategy> chosen = result["logistic-regression", "smote:neighborCount=2"].FoldStrategies;
        Assert.HasCount(2, chosen);
        Assert.IsTrue(chosen.All(s => s.ToString().StartsWith("smote:neighborCount=2", StringComparison.Ordinal)));
        Assert.IsEmpty(result["logistic-regression", "none"].FoldStrategies);
    }

    [TestMethod]
    public void AStrategyThatFailsInAFoldIsLeftOutWithItsReason()
    {
        int calls = 0;
        ImbalanceStrategy breaks = ImbalanceStrategy.Resampling("breaks", of
            => ++calls == 2 ? throw new InvalidOperationException("Not\nthis one.") : of.Context.Transforms.Imbalance.RandomOversample(of.LabelColumnName, seed: of.Seed));
        ComparisonResult result = new MLContext(seed: 1).BinaryClassification.Imbalance.Compare(
            ComparisonRows.View(), [Logistic], [breaks, ImbalanceStrategy.ClassWeights()], settings: new ComparisonSettings { NumberOfFolds = 3, NumberOfThreads = 1, Seed = 1 });
        Assert.AreEqual(2, calls, "what failed is not tried again");
        ComparisonFailure failure = result.Failures.Single();
        Assert.AreEqual(1, failure.Fold);
        Assert.AreEqual("Not this one.", failure.Reason);
        Assert.AreSame(breaks, failure.Strategy);
        Assert.AreSame(Logistic, failure.Trainer);
        Assert.AreEqual("breaks is left out (split 2 of 3): Not this one.", result.Notes.Single());
        CollectionAssert.AreEqual(new[] { "none", "class-weights" }, result.Trainers[0].Strategies.Select(s => s.Strategy.ToString()).ToArray());
        Assert.Contains("breaks is left out", result.ToString());
    }

    // Three positive rows, of which a fold trains on two: enough for a model, and too few for three folds within them.
    [TestMethod]
    public void WhatChoosesIsLeftOutWhereAClassHasTooFewRowsToChooseBy()
    {
        ComparisonResult result = Compare(ComparisonRows.View(15), ["tuned-threshold", "class-weights"], new ComparisonSettings { NumberOfFolds = 3, Seed = 1 });
        CollectionAssert.AreEqual(new[] { "none", "class-weights" }, result.Trainers[0].Strategies.Select(s => s.Strategy.ToString()).ToArray());
        Assert.AreEqual(
            "what it chooses is chosen on folds within the training rows. There: Class \"True\" has 2 rows; 3 folds need at least 3 rows of every class, one for each fold. "
            + "Lower NumberOfInnerFolds to 2, or remove the class or merge it with another.",
            result.Failures.Single().Reason);
    }

    [TestMethod]
    public void ManyClassesAreComparedToo()
    {
        var ml = new MLContext(seed: 1);
        IDataView data = Evaluation.Sample.Multiclass(ml, seed: 1, count: 200);
        ComparisonResult result = ml.MulticlassClassification.Imbalance.Compare(
            data, [ComparisonTrainer.MaximumEntropy], [ImbalanceStrategy.Parse("random-oversample"), ImbalanceStrategy.TunedThreshold],
            ml.Transforms.Conversion.MapValueToKey("Class"), new ComparisonSettings { LabelColumnName = "Class", NumberOfFolds = 2, Seed = 1 });
        CollectionAssert.AreEqual(new[] { "none", "random-oversample", "tuned-threshold" }, result.Trainers[0].Strategies.Select(s => s.Strategy.ToString()).ToArray());
        Assert.IsEmpty(result.Notes);
        Assert.IsNotNull(result.FitBest().Transform(data).Schema.GetColumnOrNull("PredictedLabel"));
    }

    [TestMethod]
    public void TheRefittedModelIsTheTrainersOwnOnAllRows()
    {
        var ml = new MLContext(seed: 1);
        IDataView data = ComparisonRows.View();
        ComparisonResult result = Compare(data, ["tuned-threshold"], new ComparisonSettings { NumberOfFolds = 2, Seed = 1 });
        float[] expected = Probabilities(ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new() { NumberOfThreads = 1 }).Fit(data));
        CollectionAssert.AreEqual(expected, Probabilities(result.Refit(ImbalanceStrategy.None, Logistic)));
        CollectionAssert.AreEqual(expected, Probabilities(result.FitBest()));

        ITransformer tuned = result.Refit(ImbalanceStrategy.TunedThreshold, Logistic);
        CollectionAssert.AreEqual(expected, Probabilities(tuned));
        bool[] decisions = [.. tuned.Transform(data).GetColumn<bool>("PredictedLabel")];
        Assert.IsGreaterThan(expected.Count(p => p >= 0.5f), decisions.Count(d => d));
        Assert.IsTrue(expected.Where((_, row) => decisions[row]).Min() > expected.Where((_, row) => !decisions[row]).Max(), "a threshold tells them apart");

        float[] Probabilities(ITransformer model) => [.. model.Transform(data).GetColumn<float>("Probability")];
    }

    internal static ComparisonResult Compare(IDataView data, string[] strategies, ComparisonSettings settings)
        => new MLContext(seed: 1).BinaryClassification.Imbalance.Compare(data, [Logistic], strategies.Select(ImbalanceStrategy.Parse), settings: settings);

    private static string Everything(ComparisonResult result) => string.Join('\n', result.Trainers.SelectMany(t => t.Strategies.SelectMany(s => s.Metrics.Select(m
        => $"{t.Trainer} {s.Strategy} {m.Metric} {string.Join(' ', m.Values.Select(v => v.ToString("R")))} {m.Difference?.AdjustedPValue:R} {string.Join(' ', s.Thresholds)} {string.Join(' ', s.FoldStrategies)}"))))
        + result;
}
