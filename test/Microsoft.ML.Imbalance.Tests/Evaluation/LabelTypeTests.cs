using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tests.Evaluation;

/// <summary>The same eight rows with labels of every type: true 0 0 0 0 0 1 1 1, predicted 0 0 0 0 1 1 1 0.</summary>
[TestClass]
public sealed class LabelTypeTests
{
    private static readonly bool[] Actual = [false, false, false, false, false, true, true, true];
    private static readonly bool[] Predicted = [false, false, false, false, true, true, true, false];
    private static readonly float[] Scores = [0.1f, 0.2f, 0.15f, 0.3f, 0.7f, 0.8f, 0.9f, 0.4f];
    private static readonly MLContext Context = new(seed: 0);

    [TestMethod]
    public void BooleanLabels() => Check(View(label => label), "False", "True");

    [TestMethod]
    public void TextLabels() => Check(View(label => label ? "yes" : "no"), "no", "yes");

    [TestMethod]
    public void LabelsOfMinusOneAndOne() => Check(View(label => label ? 1f : -1f), "-1", "1");

    [TestMethod]
    public void LabelsOfOneAndTwo() => Check(View(label => label ? 2 : 1), "1", "2");

    [TestMethod]
    public void DoubleLabels() => Check(View(label => label ? 1.5 : 0.5), "0.5", "1.5");

    [TestMethod]
    public void KeyLabelsWithValues()
    {
        IDataView text = View(label => label ? "yes" : "no");
        IEstimator<ITransformer> toKeys = Context.Transforms.Conversion.MapValueToKey([new("Label"), new("PredictedLabel")]);
        Check(toKeys.Fit(text).Transform(text), "no", "yes");
    }

    // In objects key values count from 0, in class names from 1.
    [TestMethod]
    public void KeyLabelsWithoutValues() => Check(View(label => label ? 1u : 0u, new KeyDataViewType(typeof(uint), 2)), "1", "2");

    [TestMethod]
    public void KeyLabelsOfWhichTwoOccur() => Check(View(label => label ? 6u : 3u, new KeyDataViewType(typeof(uint), 9)), "4", "7");

    [TestMethod]
    public void BooleanPredictionsOfOtherLabelsAreTrueForThePositiveClass()
    {
        IDataView view = Context.Data.LoadFromEnumerable(Actual.Select((label, row) => new Row<string, bool>
        {
            Label = label ? "fraud" : "ok",
            PredictedLabel = Predicted[row],
            Score = Scores[row],
        }).ToList());
        BinaryImbalanceMetrics metrics = Context.BinaryClassification.Imbalance.Evaluate(view, positiveClass: "fraud");
        Assert.AreEqual("fraud", metrics.PositiveClass);
        Assert.AreEqual(2, metrics.ConfusionMatrix["fraud", "fraud"]);
        Assert.AreEqual(1, metrics.ConfusionMatrix["ok", "fraud"]);
        Assert.AreEqual(14.0 / 15, metrics.AreaUnderRocCurve, 1e-15);
    }

    [TestMethod]
    public void ThePositiveClassMayBeTheFirst()
    {
        BinaryImbalanceMetrics metrics = Context.BinaryClassification.Imbalance.Evaluate(View(label => label ? "bad" : "good"), positiveClass: "bad");
        Assert.AreEqual("bad", metrics.PositiveClass);
        Assert.AreEqual(2.0 / 3, metrics.PositiveRecall);
        Assert.AreEqual(14.0 / 15, metrics.AreaUnderRocCurve, 1e-15);
    }

    [TestMethod]
    public void RowsWithoutALabelAreSkippedAndCounted()
    {
        Row<string, string>[] rows =
        [
            .. Actual.Select((label, row) => new Row<string, string> { Label = label ? "yes" : "no", PredictedLabel = Predicted[row] ? "yes" : "no", Score = Scores[row] }),
            new() { Label = "", PredictedLabel = "yes", Score = float.NaN },
            new() { Label = "", PredictedLabel = "", Score = 0 },
        ];
        BinaryImbalanceMetrics metrics = Context.BinaryClassification.Imbalance.Evaluate(Context.Data.LoadFromEnumerable(rows));
        Assert.AreEqual(8, metrics.RowCount);
        Assert.AreEqual(2, metrics.UnlabeledRowCount);
        Assert.AreEqual(2.0 / 3, metrics.PositiveRecall);
    }

    [TestMethod]
    public void BooleanLabelsOfOneClassHaveMetricsButNoRanking()
    {
        BinaryRow[] rows = [new() { Score = 1, Probability = 0.7, PredictedLabel = true }, new() { Score = -1, Probability = 0.3 }];
        BinaryImbalanceMetrics metrics = Context.BinaryClassification.Imbalance.Evaluate(Context.Data.LoadFromEnumerable(rows));
        Assert.AreEqual(0.5, metrics.Specificity);
        Assert.AreEqual(0, metrics.PositiveRecall);
        Assert.AreEqual(double.NaN, metrics.AreaUnderRocCurve);
        Assert.AreEqual(double.NaN, metrics.AreaUnderPrecisionRecallCurve);
    }

    private static void Check(IDataView view, string negative, string positive)
    {
        BinaryImbalanceMetrics metrics = Context.BinaryClassification.Imbalance.Evaluate(view);
        CollectionAssert.AreEqual(new[] { negative, positive }, metrics.ConfusionMatrix.ClassNames.ToArray());
        Assert.AreEqual(positive, metrics.PositiveClass);
        Assert.AreEqual(4, metrics.ConfusionMatrix[0, 0]);
        Assert.AreEqual(1, metrics.ConfusionMatrix[0, 1]);
        Assert.AreEqual(1, metrics.ConfusionMatrix[1, 0]);
        Assert.AreEqual(2, metrics.ConfusionMatrix[1, 1]);
        // 14 of 15 pairs are in order: 0.4 is below 0.7.
        Assert.AreEqual(14.0 / 15, metrics.AreaUnderRocCurve, 1e-15);
        Assert.AreEqual(double.NaN, metrics.LogLoss);
    }

    private static IDataView View<T>(Func<bool, T> value, DataViewType? type = null)
    {
        SchemaDefinition schema = SchemaDefinition.Create(typeof(Row<T, T>));
        if (type is not null)
            schema["Label"].ColumnType = schema["PredictedLabel"].ColumnType = type;
        Row<T, T>[] rows = [.. Actual.Select((label, row) => new Row<T, T> { Label = value(label), PredictedLabel = value(Predicted[row]), Score = Scores[row] })];
        return Context.Data.LoadFromEnumerable(rows, schema);
    }

    private sealed class Row<TLabel, TPrediction>
    {
        public TLabel Label { get; set; } = default!;

        public TPrediction PredictedLabel { get; set; } = default!;

        public float Score { get; set; }
    }
}
