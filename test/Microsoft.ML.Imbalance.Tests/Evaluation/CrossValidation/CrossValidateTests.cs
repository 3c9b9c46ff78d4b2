using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests.Evaluation.CrossValidation;

[TestClass]
public sealed class CrossValidateTests
{
    private static readonly MLContext Context = new(seed: 1);
    private static readonly IDataView Data = Sample.Binary(Context, seed: 1, count: 407);
    private static readonly IDataView Classes = Sample.Multiclass(Context, seed: 1, count: 403);
    private static readonly IEstimator<ITransformer> Trainer = Context.BinaryClassification.Trainers.LbfgsLogisticRegression();

    [TestMethod]
    public void EveryRowIsPredictedOnceAndEveryFoldHasItsShareOfTheRareClass()
    {
        ImbalanceCrossValidationResult<BinaryImbalanceMetrics> result = Context.BinaryClassification.Imbalance.CrossValidate(Data, Trainer, seed: 3);
        Assert.HasCount(5, result.Folds);
        Assert.AreEqual(407, result.Folds.Sum(fold => fold.Metrics.RowCount));
        Assert.AreEqual(407, result.Pooled.RowCount);
        // 41 rare rows in 5 folds
        foreach (ImbalanceFold<BinaryImbalanceMetrics> fold in result.Folds)
            Assert.IsTrue(fold.Metrics.PerClass[1].Support is 8 or 9);
    }

    [TestMethod]
    public void PooledCountsAreTheSumsOverTheFolds()
    {
        ImbalanceCrossValidationResult<BinaryImbalanceMetrics> result = Context.BinaryClassification.Imbalance.CrossValidate(Data, Trainer, numberOfFolds: 3, seed: 3);
        for (int actual = 0; actual < 2; actual++)
        {
            for (int predicted = 0; predicted < 2; predicted++)
                Assert.AreEqual(result.Folds.Sum(fold => fold.Metrics.ConfusionMatrix[actual, predicted]), result.Pooled.ConfusionMatrix[actual, predicted]);
        }
        Assert.AreEqual(result.Folds.Average(fold => fold.Metrics.AreaUnderRocCurve), result.Mean["areaUnderRocCurve"], 1e-12);
        Assert.IsGreaterThan(0, result.StandardDeviation["areaUnderRocCurve"]);
    }

    [TestMethod]
    public void AFoldIsScoredByTheModelFittedOnTheOthers()
    {
        ImbalanceCrossValidationResult<BinaryImbalanceMetrics> result = Context.BinaryClassification.Imbalance.CrossValidate(Data, Trainer, seed: 3);
        foreach (ImbalanceFold<BinaryImbalanceMetrics> fold in result.Folds)
            Assert.AreEqual(fold.Metrics.ToString(), Context.BinaryClassification.Imbalance.Evaluate(fold.ScoredTestSet).ToString());
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3, 4 }, result.Folds.Select(fold => fold.Fold).ToArray());
        // Scored again by its model, all data gives other metrics than its own fold.
        double onAll = Context.BinaryClassification.Imbalance.Evaluate(result.Folds[0].Model.Transform(Data)).LogLoss;
        Assert.AreNotEqual(result.Folds[0].Metrics.LogLoss, onAll);
    }

    [TestMethod]
    public void StepsForTrainingOnlyDoNotTouchTheFold()
    {
        // ML.NET's own CrossValidate would score only the rows that this step leaves.
        IEstimator<ITransformer> pipeline = new EstimatorChain<ITransformer>()
            .Append(new FirstRows(Context), TransformerScope.Training)
            .Append(Trainer);
        Assert.AreEqual(407, Context.BinaryClassification.Imbalance.CrossValidate(Data, pipeline, seed: 3).Pooled.RowCount);
    }

    [TestMethod]
    public void ResamplersInThePipelineDoNotTouchTheFold()
    {
        IEstimator<ITransformer> pipeline = Context.Transforms.Imbalance.Smote().Append(Trainer);
        ImbalanceCrossValidationResult<BinaryImbalanceMetrics> plain = Context.BinaryClassification.Imbalance.CrossValidate(Data, Trainer, seed: 3);
        ImbalanceCrossValidationResult<BinaryImbalanceMetrics> balanced = Context.BinaryClassification.Imbalance.CrossValidate(Data, pipeline, seed: 3);
        Assert.AreEqual(407, balanced.Pooled.RowCount);
        Assert.AreEqual(plain.Pooled.PerClass[1].Support, balanced.Pooled.PerClass[1].Support);
        Assert.IsGreaterThan(plain.Pooled.PositiveRecall, balanced.Pooled.PositiveRecall);
    }

    [TestMethod]
    public void RowsOfOneGroupStayInOneFold()
    {
        ImbalanceCrossValidationResult<BinaryImbalanceMetrics> result = Context.BinaryClassification.Imbalance.CrossValidate(
            Data, Trainer, groupColumnName: "Group", seed: 3);
        int[] groups = [.. result.Folds.SelectMany(fold => fold.ScoredTestSet.GetColumn<int>("Group").Distinct())];
        Assert.HasCount(groups.Length, groups.Distinct());
    }

    [TestMethod]
    public void TheSeedRepeatsEverything()
    {
        string first = Context.BinaryClassification.Imbalance.CrossValidate(Data, Trainer, seed: 3).ToString();
        Assert.AreEqual(first, Context.BinaryClassification.Imbalance.CrossValidate(Data, Trainer, seed: 3).ToString());
        Assert.AreNotEqual(first, Context.BinaryClassification.Imbalance.CrossValidate(Data, Trainer, seed: 4).ToString());
    }

    [TestMethod]
    public void TheThresholdOfTheEvaluationDecides()
    {
        var low = new BinaryEvaluationOptions { Threshold = 0.05 };
        ImbalanceCrossValidationResult<BinaryImbalanceMetrics> result = Context.BinaryClassification.Imbalance.CrossValidate(Data, Trainer, seed: 3, evaluation: low);
        Assert.AreEqual(0.05, result.Pooled.Threshold);
        Assert.IsGreaterThan(
            Context.BinaryClassification.Imbalance.CrossValidate(Data, Trainer, seed: 3).Pooled.PositiveRecall, result.Pooled.PositiveRecall);
    }

    [TestMethod]
    public void MulticlassFoldsThatNumberTheirClassesDifferentlyArePooledByName()
    {
        // Each fold's model numbers the classes in the order in which its training rows show them.
        IEstimator<ITransformer> pipeline = Context.Transforms.Conversion.MapValueToKey("Label", "Class")
            .Append(Context.MulticlassClassification.Trainers.LbfgsMaximumEntropy());
        ImbalanceCrossValidationResult<MulticlassImbalanceMetrics> result = Context.MulticlassClassification.Imbalance.CrossValidate(
            Context.Data.ShuffleRows(Classes, seed: 5), pipeline, numberOfFolds: 4, labelColumnName: "Class", seed: 3);
        Assert.IsGreaterThan(1, result.Folds.Select(fold => string.Join(' ', fold.Metrics.ConfusionMatrix.ClassNames)).Distinct().Count());
        Assert.AreEqual(403, result.Pooled.RowCount);
        foreach (string name in new[] { "common", "rare", "odd" })
            Assert.AreEqual(result.Folds.Sum(fold => fold.Metrics.ConfusionMatrix[name, name]), result.Pooled.ConfusionMatrix[name, name]);
        Assert.AreEqual(result.Mean["logLoss"], result.Pooled.LogLoss, 0.01);
    }

    [TestMethod]
    public void AClassWithFewerRowsThanFoldsIsAnError()
    {
        InvalidOperationException error = Assert.ThrowsExactly<InvalidOperationException>(
            () => Context.BinaryClassification.Imbalance.CrossValidate(Sample.Binary(Context, seed: 1, count: 30), Trainer));
        Assert.StartsWith("Class \"True\" has 3 rows; 5 folds need at least 5 rows of every class, one for each fold.", error.Message);
    }

    [TestMethod]
    public void TheReportHasALineForEveryMetric()
    {
        ImbalanceCrossValidationResult<BinaryImbalanceMetrics> result = Context.BinaryClassification.Imbalance.CrossValidate(Data, Trainer, numberOfFolds: 2, seed: 3);
        string[] lines = result.ToString().TrimEnd('\n').Split('\n');
        Assert.HasCount(result.Mean.Count + 1, lines);
        Assert.AreEqual("metric pooled mean deviation", string.Join(' ', lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.StartsWith("accuracy ", lines[1]);
    }

    private sealed class FirstRows(MLContext context) : IEstimator<ITransformer>
    {
        public ITransformer Fit(IDataView input) => new Transformer(context);

        public SchemaShape GetOutputSchema(SchemaShape inputSchema) => inputSchema;

        private sealed class Transformer(MLContext context) : ITransformer
        {
            public bool IsRowToRowMapper => false;

            public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inputSchema;

            public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => throw new NotSupportedException();

            public void Save(ModelSaveContext ctx) => throw new NotSupportedException();

            public IDataView Transform(IDataView input) => context.Data.TakeRows(input, 200);
        }
    }
}
