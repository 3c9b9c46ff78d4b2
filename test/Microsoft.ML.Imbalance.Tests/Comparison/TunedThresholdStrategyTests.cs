namespace Microsoft.ML.Imbalance.Tests;

[TestClass]
public sealed class TunedThresholdStrategyTests
{
    [TestMethod]
    public void TheThresholdIsThatOfTheSearchOverTheInnerFolds()
    {
        IDataView data = ComparisonRows.View(600);
        var ml = new MLContext(seed: 1);
        ComparisonResult result = CompareTests.Compare(data, ["tuned-threshold:objective=f1"], new ComparisonSettings { NumberOfFolds = 2, NumberOfInnerFolds = 4, Seed = 3 });
        ThresholdTuning expected = ml.BinaryClassification.Imbalance.TuneThreshold(
            ml.BinaryClassification.Trainers.LbfgsLogisticRegression(new() { NumberOfThreads = 1 }), DecisionObjective.F1, numberOfFolds: 4, seed: 3)
            .Fit(ml.Data.Imbalance.StratifiedCrossValidationSplit(data, numberOfFolds: 2, seed: 3)[0].TrainSet).Tuning;
        Assert.AreEqual(expected.Threshold, result["logistic-regression", "tuned-threshold:objective=f1"].Thresholds[0]);
    }

    [TestMethod]
    public void OfMoreClassesItHasOffsets()
    {
        var ml = new MLContext(seed: 1);
        IDataView data = Priors.ShiftedRows.Multiclass(ml, [300, 60, 30], seed: 1);
        MulticlassImbalanceCatalog multiclass = ml.MulticlassClassification.Imbalance;
        IEstimator<ITransformer> toKey = ml.Transforms.Conversion.MapValueToKey("Class");
        ComparisonResult result = multiclass.Compare(
            data, [ComparisonTrainer.MaximumEntropy], [ImbalanceStrategy.TunedThreshold], toKey, new ComparisonSettings { LabelColumnName = "Class", NumberOfFolds = 2, NumberOfInnerFolds = 4, Seed = 3 });
        ComparedStrategy tuned = result["maximum-entropy", "tuned-threshold"];
        Assert.HasCount(2, tuned.Offsets);
        Assert.IsEmpty(tuned.Thresholds);

        // The first fold by hand.
        StratifiedSplit split = ml.Data.Imbalance.StratifiedCrossValidationSplit(data, "Class", numberOfFolds: 2, seed: 3)[0];
        IEstimator<ITransformer> pipeline = toKey.Append(ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy(
            new Trainers.LbfgsMaximumEntropyMulticlassTrainer.Options { LabelColumnName = "Class", NumberOfThreads = 1 }));
        TunedOffsetsTransformer model = multiclass.TuneThreshold(pipeline, DecisionObjective.BalancedAccuracy, "Class", numberOfFolds: 4, seed: 3).Fit(split.TrainSet);
        CollectionAssert.AreEquivalent(model.Tuning.Offsets.ToArray(), tuned.Offsets[0].ToArray());
        MulticlassImbalanceMetrics expected = multiclass.Evaluate(model.Transform(split.TestSet), "Class"), metrics = (MulticlassImbalanceMetrics)tuned.FoldMetrics[0];
        Assert.AreEqual(expected.ConfusionMatrix.ToString(), metrics.ConfusionMatrix.ToString());
        Assert.AreEqual(expected.LogLoss, metrics.LogLoss, 1e-9);

        // It is the model of doing nothing, decided otherwise.
        foreach (ComparisonMetric metric in new[] { ComparisonMetric.LogLoss, ComparisonMetric.BrierScore, ComparisonMetric.AreaUnderPrecisionRecallCurve })
            Assert.AreEqual(0, tuned[metric].Difference!.Mean, metric.Name);
        Assert.IsGreaterThan(0.05, tuned[ComparisonMetric.BalancedAccuracy].Difference!.Mean);

        ITransformer refitted = result.Refit(ImbalanceStrategy.TunedThreshold, ComparisonTrainer.MaximumEntropy);
        Assert.AreEqual(
            multiclass.Evaluate(multiclass.TuneThreshold(pipeline, DecisionObjective.BalancedAccuracy, "Class", numberOfFolds: 4, seed: 3).Fit(data).Transform(data), "Class").ConfusionMatrix.ToString(),
            multiclass.Evaluate(refitted.Transform(data), "Class").ConfusionMatrix.ToString());
        PlainProcess.AssertSameAnswers(ml, refitted, data);
    }

    [TestMethod]
    public void OffsetsNeedProbabilities()
    {
        var ml = new MLContext(seed: 1);
        var scores = new ComparisonTrainer("one against all", of => of.Context.MulticlassClassification.Trainers.OneVersusAll(
            of.Context.BinaryClassification.Trainers.AveragedPerceptron(of.LabelColumnName, of.FeatureColumnName), of.LabelColumnName, useProbabilities: false));
        ComparisonResult result = ml.MulticlassClassification.Imbalance.Compare(
            Priors.ShiftedRows.Multiclass(ml, [300, 60, 30], seed: 1), [scores], [ImbalanceStrategy.TunedThreshold, ImbalanceStrategy.Parse("random-oversample")],
            ml.Transforms.Conversion.MapValueToKey("Class"), new ComparisonSettings { LabelColumnName = "Class", NumberOfFolds = 2, Seed = 3 });
        Assert.StartsWith("tuned-threshold is left out (split 1 of 2): Column 'Score' holds scores that are no probabilities: ", result.Notes.Single());
    }

    [TestMethod]
    public void ObjectivesAreReadAndWritten()
    {
        Assert.AreEqual("tuned-threshold", ImbalanceStrategy.TunedThreshold.ToString());
        foreach (DecisionObjective objective in new[] { DecisionObjective.F1, DecisionObjective.RecallAtLeast(0.9), DecisionObjective.Cost(CostMatrix.Binary(1, 20)) })
        {
            string text = ImbalanceStrategy.ThresholdFor(objective).ToString();
            Assert.AreEqual(objective.ToString(), ((TunedThresholdStrategy)ImbalanceStrategy.Parse(text)).Objective.ToString(), text);
        }
        Assert.StartsWith("Strategy 'tuned-threshold:objective=best', option objective: 'best' is not an objective.", Assert.ThrowsExactly<ArgumentException>(
            () => ImbalanceStrategy.Parse("tuned-threshold:objective=best")).Message);
    }
}
