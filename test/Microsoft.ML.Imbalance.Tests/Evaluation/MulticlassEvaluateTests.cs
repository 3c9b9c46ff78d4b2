using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests.Evaluation;

[TestClass]
public sealed class MulticlassEvaluateTests
{
    private static readonly MLContext Context = new(seed: 1);
    private static readonly IDataView Train = Sample.Multiclass(Context, seed: 1, count: 800);
    private static readonly IDataView Test = Sample.Multiclass(Context, seed: 2, count: 400);

    private static readonly ITransformer Model = Context.Transforms.Conversion.MapValueToKey("Label", "Class")
        .Append(Context.MulticlassClassification.Trainers.LbfgsMaximumEntropy())
        .Append(Context.Transforms.Conversion.MapKeyToValue("PredictedClass", "PredictedLabel"))
        .Fit(Train);

    [TestMethod]
    public void MetricsOfATrainedModelAgreeWithThoseOfMLNet()
    {
        IDataView scored = Model.Transform(Test);
        MulticlassClassificationMetrics expected = Context.MulticlassClassification.Evaluate(scored);
        MulticlassImbalanceMetrics metrics = Context.MulticlassClassification.Imbalance.Evaluate(scored);

        Assert.AreEqual(expected.MicroAccuracy, metrics.Accuracy, 1e-12);
        Assert.AreEqual(expected.MacroAccuracy, metrics.BalancedAccuracy, 1e-12);
        Assert.AreEqual(expected.LogLoss, metrics.LogLoss, 1e-6);
        for (int c = 0; c < 3; c++)
        {
            Assert.AreEqual(expected.ConfusionMatrix.PerClassRecall[c], metrics.PerClass[c].Recall, 1e-12);
            Assert.AreEqual(expected.ConfusionMatrix.PerClassPrecision[c], metrics.PerClass[c].Precision, 1e-12);
        }
    }

    [TestMethod]
    public void ClassesHaveTheirNamesInTheOrderOfTheScoreSlots()
    {
        MulticlassImbalanceMetrics metrics = Context.MulticlassClassification.Imbalance.Evaluate(Model.Transform(Test));
        CollectionAssert.AreEqual(new[] { "common", "rare", "odd" }, metrics.PerClass.Select(c => c.ClassName).ToArray());
        Assert.IsGreaterThan(0.8, metrics.PerClassAreaUnderRocCurve[1]);
    }

    [TestMethod]
    public void TextLabelsAndPredictionsGiveTheSameMetricsAsKeys()
    {
        IDataView scored = Model.Transform(Test);
        Assert.AreEqual(
            Context.MulticlassClassification.Imbalance.Evaluate(scored).ToString(),
            Context.MulticlassClassification.Imbalance.Evaluate(scored, labelColumnName: "Class", predictedLabelColumnName: "PredictedClass").ToString());
    }

    [TestMethod]
    public void KeysOfNumbersNameTheirClasses()
    {
        // Trained on numbers, the score has no slot names but training label values.
        MulticlassRow[] rows = [.. Enumerable.Range(0, 60).Select(row => new MulticlassRow { Label = row % 3 * 10 + 5, Score = [row % 3, row % 7] })];
        IDataView data = MulticlassRow.View(rows);
        IDataView scored = Context.Transforms.Conversion.ConvertType("Features", "Score")
            .Append(Context.Transforms.Conversion.MapValueToKey("Label"))
            .Append(Context.Transforms.DropColumns("Score", "PredictedLabel"))
            .Append(Context.MulticlassClassification.Trainers.LbfgsMaximumEntropy())
            .Fit(data).Transform(data);
        MulticlassImbalanceMetrics metrics = Context.MulticlassClassification.Imbalance.Evaluate(scored);
        CollectionAssert.AreEqual(new[] { "5", "15", "25" }, metrics.ConfusionMatrix.ClassNames.ToArray());
    }

    [TestMethod]
    public void ScoresThatAreNoDistributionHaveNoProbabilityMetrics()
    {
        MulticlassRow[] rows = [new() { Label = 0, Score = [1.5, -0.5] }, new() { Label = 1, PredictedLabel = 1, Score = [0.2, 0.8] }];
        MulticlassImbalanceMetrics metrics = Context.MulticlassClassification.Imbalance.Evaluate(MulticlassRow.View(rows));
        Assert.AreEqual(double.NaN, metrics.LogLoss);
        Assert.AreEqual(double.NaN, metrics.BrierScore);
        Assert.AreEqual(double.NaN, metrics.ExpectedCalibrationError);
        Assert.AreEqual(1, metrics.AreaUnderRocCurve);
    }

    [TestMethod]
    public void ScoresThatMissOneByRoundingAreADistribution()
    {
        MulticlassRow[] rows = [new() { Label = 0, Score = [0.7005, 0.3] }, new() { Label = 1, PredictedLabel = 1, Score = [0.2, 0.8] }];
        // 0.2995² + 0.3², 2 · 0.2²
        Assert.AreEqual((0.08970025 + 0.09 + 0.08) / 2, Context.MulticlassClassification.Imbalance.Evaluate(MulticlassRow.View(rows)).BrierScore, 1e-12);
    }

    [TestMethod]
    public void AClassWithoutTestRowsIsLeftOutOfTheMeans()
    {
        IDataView withoutRare = Context.Data.FilterRowsByKeyColumnFraction(Model.Transform(Test), "Label", 0.5, 1);
        MulticlassImbalanceMetrics metrics = Context.MulticlassClassification.Imbalance.Evaluate(withoutRare);
        int[] present = [.. Enumerable.Range(0, 3).Where(c => metrics.PerClass[c].Support > 0)];
        Assert.IsLessThan(3, present.Length);
        Assert.AreEqual(present.Average(c => metrics.PerClass[c].Recall), metrics.BalancedAccuracy, 1e-15);
        Assert.AreEqual(double.NaN, metrics.PerClassAreaUnderPrecisionRecallCurve[Enumerable.Range(0, 3).Except(present).First()]);
        Assert.IsFalse(double.IsNaN(metrics.AreaUnderPrecisionRecallCurve));
    }

    [TestMethod]
    public void RowsWithoutALabelAreSkippedAndCounted()
    {
        IDataView data = Context.Data.LoadFromEnumerable(new[]
        {
            new TextRow { Label = "a", PredictedLabel = "a", Score = [0.8f, 0.2f] },
            new TextRow { Label = "", PredictedLabel = "a", Score = [0.8f, 0.2f] },
            new TextRow { Label = "b", PredictedLabel = "a", Score = [0.6f, 0.4f] },
        });
        MulticlassImbalanceMetrics metrics = Context.MulticlassClassification.Imbalance.Evaluate(data);
        Assert.AreEqual(2, metrics.RowCount);
        Assert.AreEqual(1, metrics.UnlabeledRowCount);
        Assert.AreEqual(0.5, metrics.Accuracy);
    }

    private sealed class TextRow
    {
        public string Label { get; set; } = "";

        public string PredictedLabel { get; set; } = "";

        [VectorType(2)]
        public float[] Score { get; set; } = [];
    }
}
