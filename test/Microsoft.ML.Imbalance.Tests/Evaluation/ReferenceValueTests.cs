using System.Text.Json;

namespace Microsoft.ML.Imbalance.Tests.Evaluation;

/// <summary>Every metric against scikit-learn and imbalanced-learn, through the public verbs.</summary>
[TestClass]
public sealed class ReferenceValueTests
{
    private const double Tolerance = 1e-9;
    private static readonly string FixturePath = Path.Combine(AppContext.BaseDirectory, "Fixtures", "metrics.json");
    private static readonly JsonElement Cases = JsonDocument.Parse(File.ReadAllText(FixturePath)).RootElement.GetProperty("cases");
    private static readonly MLContext Context = new(seed: 0);

    public static IEnumerable<object[]> BinaryCases => NamesOf("binary");

    public static IEnumerable<object[]> MulticlassCases => NamesOf("multiclass");

    [TestMethod]
    [DynamicData(nameof(BinaryCases))]
    public void BinaryMetricsAgree(string name)
    {
        JsonElement @case = Case(name);
        JsonElement expected = @case.GetProperty("values");
        BinaryImbalanceMetrics metrics = Context.BinaryClassification.Imbalance.Evaluate(BinaryView(@case));

        LabelMetricsAgree(expected, metrics);
        Agree(expected, "precision_binary", metrics.PositivePrecision);
        Agree(expected, "recall_binary", metrics.PositiveRecall);
        Agree(expected, "sensitivity_binary", metrics.PositiveRecall);
        Agree(expected, "specificity_binary", metrics.Specificity);
        Agree(expected, "f1_binary", metrics.F1Score);
        Agree(expected.GetProperty("geometric_mean"), "binary,pos=1", metrics.PerClass[1].GeometricMean);
        Agree(expected.GetProperty("geometric_mean"), "binary,pos=0", metrics.PerClass[0].GeometricMean);
        Agree(expected, "average_precision", metrics.AreaUnderPrecisionRecallCurve);
        Agree(expected, "roc_auc", metrics.AreaUnderRocCurve);
        Agree(expected, "brier", metrics.BrierScore);
        Agree(expected, "log_loss", metrics.LogLoss);
        Agree(expected, "roc_auc_partial_max_fpr_0.2", metrics.PartialAreaUnderRocCurve(0.2));
    }

    [TestMethod]
    [DynamicData(nameof(BinaryCases))]
    public void CurvesAgree(string name)
    {
        JsonElement @case = Case(name);
        JsonElement roc = @case.GetProperty("values").GetProperty("roc_curve"), precisionRecall = @case.GetProperty("values").GetProperty("precision_recall_curve");
        BinaryImbalanceMetrics metrics = Context.BinaryClassification.Imbalance.Evaluate(BinaryView(@case));

        Agree(roc, "fpr", [.. metrics.RocCurve().Points.Select(point => point.FalsePositiveRate)]);
        Agree(roc, "tpr", [.. metrics.RocCurve().Points.Select(point => point.TruePositiveRate)]);
        // The peer's first threshold is the highest score and 1.
        Agree(roc, "thresholds", [.. metrics.RocCurve().Points.Select((point, i) => i == 0 ? metrics.RocCurve().Points[1].Threshold + 1 : point.Threshold)]);
        Agree(precisionRecall, "precision", [.. metrics.PrecisionRecallCurve().Points.Reverse().Select(point => point.Precision)]);
        Agree(precisionRecall, "recall", [.. metrics.PrecisionRecallCurve().Points.Reverse().Select(point => point.Recall)]);
    }

    [TestMethod]
    [DynamicData(nameof(BinaryCases))]
    public void WeightedBinaryMetricsAgree(string name)
    {
        JsonElement @case = Case(name);
        JsonElement expected = @case.GetProperty("values");
        BinaryImbalanceMetrics metrics = Context.BinaryClassification.Imbalance.Evaluate(BinaryView(@case), exampleWeightColumnName: "Weight");

        WeightedLabelMetricsAgree(expected.GetProperty("weighted"), metrics);
        Agree(expected, "average_precision_weighted", metrics.AreaUnderPrecisionRecallCurve);
        Agree(expected, "roc_auc_weighted", metrics.AreaUnderRocCurve);
        Agree(expected, "brier_weighted", metrics.BrierScore);
    }

    [TestMethod]
    [DynamicData(nameof(MulticlassCases))]
    public void MulticlassMetricsAgree(string name)
    {
        JsonElement @case = Case(name);
        JsonElement expected = @case.GetProperty("values");
        MulticlassImbalanceMetrics metrics = Context.MulticlassClassification.Imbalance.Evaluate(MulticlassView(@case));

        LabelMetricsAgree(expected, metrics);
        Agree(expected, "macro_averaged_mean_absolute_error", metrics.MacroMeanAbsoluteError);
        Agree(expected, "cohen_kappa_quadratic", metrics.QuadraticKappa);
        Agree(expected, "top_2_accuracy", metrics.TopAccuracy(2));
        Agree(expected, "roc_auc_ovr_macro", metrics.AreaUnderRocCurve);
        Agree(expected, "roc_auc_ovo_macro", metrics.OneVersusOneAreaUnderRocCurve);
        Agree(expected, "roc_auc_ovr_weighted", metrics.WeightedAreaUnderRocCurve);
        Agree(expected, "average_precision_ovr_macro", metrics.AreaUnderPrecisionRecallCurve);
        Agree(expected, "average_precision_ovr_weighted", metrics.WeightedAreaUnderPrecisionRecallCurve);
        Agree(expected, "average_precision_per_class", [.. metrics.PerClassAreaUnderPrecisionRecallCurve]);
        Agree(expected, "log_loss", metrics.LogLoss);
        Agree(expected, "brier_multiclass_sum", metrics.BrierScore);
    }

    [TestMethod]
    [DynamicData(nameof(MulticlassCases))]
    public void WeightedMulticlassMetricsAgree(string name)
    {
        JsonElement @case = Case(name);
        MulticlassImbalanceMetrics metrics = Context.MulticlassClassification.Imbalance.Evaluate(MulticlassView(@case), exampleWeightColumnName: "Weight");

        JsonElement expected = @case.GetProperty("values").GetProperty("weighted");
        WeightedLabelMetricsAgree(expected, metrics);
        Agree(expected, "macro_averaged_mean_absolute_error", metrics.MacroMeanAbsoluteError);
    }

    private static void LabelMetricsAgree(JsonElement expected, ImbalanceMetrics metrics)
    {
        JsonElement matrix = expected.GetProperty("confusion_matrix");
        for (int actual = 0; actual < metrics.ConfusionMatrix.NumberOfClasses; actual++)
        {
            for (int predicted = 0; predicted < metrics.ConfusionMatrix.NumberOfClasses; predicted++)
                Assert.AreEqual(matrix[actual][predicted].GetDouble(), metrics.ConfusionMatrix[actual, predicted]);
        }

        Agree(expected, "accuracy", metrics.Accuracy);
        Agree(expected, "balanced_accuracy", metrics.BalancedAccuracy);
        Agree(expected, "balanced_accuracy_adjusted", metrics.AdjustedBalancedAccuracy);
        Agree(expected, "mcc", metrics.MatthewsCorrelation);
        Agree(expected, "cohen_kappa", metrics.CohenKappa);
        Agree(expected, "sensitivity_none", [.. metrics.PerClass.Select(c => c.Recall)]);
        Agree(expected, "specificity_none", [.. metrics.PerClass.Select(c => c.Specificity)]);
        foreach (double beta in new[] { 0.5, 2 })
            Agree(expected, FormattableString.Invariant($"fbeta{beta:0.0}_macro"), metrics.PerClass.Average(c => c.FScore(beta)));

        JsonElement geometric = expected.GetProperty("geometric_mean");
        Agree(geometric, "multiclass,correction=0.0", metrics.GeometricMean);
        Agree(geometric, "none,correction=0.0", [.. metrics.PerClass.Select(c => c.GeometricMean)]);
        JsonElement index = expected.GetProperty("index_balanced_accuracy");
        Agree(index, "geometric_mean_none,alpha=0.1,squared=True", [.. metrics.PerClass.Select(c => c.IndexBalancedAccuracy)]);
        foreach ((string name, AveragedClassMetrics average) in new[] { ("micro", metrics.Micro), ("macro", metrics.Macro), ("weighted", metrics.Weighted) })
        {
            Agree(expected, $"precision_{name}", average.Precision);
            Agree(expected, $"recall_{name}", average.Recall);
            Agree(expected, $"specificity_{name}", average.Specificity);
            Agree(expected, $"f1_{name}", average.F1Score);
            // The peer's averaged geometric mean is the one of the averages; its report, like ours, has the average of the classes'.
            Agree(geometric, $"{name},correction=0.0", Math.Sqrt(average.Recall * average.Specificity));
        }

        JsonElement report = expected.GetProperty("classification_report_imbalanced");
        Agree(report, "avg_geo", metrics.Weighted.GeometricMean);
        Agree(report, "avg_iba", metrics.Weighted.IndexBalancedAccuracy);
        Agree(report, "total_support", metrics.Weighted.Support);
        for (int c = 0; c < metrics.PerClass.Count; c++)
        {
            JsonElement row = report.GetProperty($"{c}");
            Agree(row, "pre", metrics.PerClass[c].Precision);
            Agree(row, "f1", metrics.PerClass[c].F1Score);
            Agree(row, "sup", metrics.PerClass[c].Support);
        }
    }

    private static void WeightedLabelMetricsAgree(JsonElement expected, ImbalanceMetrics metrics)
    {
        Agree(expected, "accuracy", metrics.Accuracy);
        Agree(expected, "balanced_accuracy", metrics.BalancedAccuracy);
        Agree(expected, "mcc", metrics.MatthewsCorrelation);
        Agree(expected, "geometric_mean_multiclass", metrics.GeometricMean);
    }

    private static void Agree(JsonElement expected, string name, double actual)
        => Assert.AreEqual(expected.GetProperty(name).GetDouble(), actual, Tolerance, name);

    private static void Agree(JsonElement expected, string name, double[] actual)
    {
        double[] values = Numbers(expected, name);
        Assert.HasCount(values.Length, actual);
        for (int i = 0; i < values.Length; i++)
            Assert.AreEqual(values[i], actual[i], Tolerance, $"{name}, value {i}");
    }

    private static IDataView BinaryView(JsonElement @case)
    {
        double[] labels = Numbers(@case, "y_true"), predictions = Numbers(@case, "y_pred"), weights = Numbers(@case, "sample_weight");
        double[] scores = Numbers(@case, "y_score");
        return Context.Data.LoadFromEnumerable(labels.Select((label, row) => new BinaryRow
        {
            Label = label == 1,
            Score = scores[row],
            Probability = scores[row],
            PredictedLabel = predictions[row] == 1,
            Weight = weights[row],
        }).ToList());
    }

    private static IDataView MulticlassView(JsonElement @case)
    {
        double[] labels = Numbers(@case, "y_true"), predictions = Numbers(@case, "y_pred"), weights = Numbers(@case, "sample_weight");
        JsonElement scores = @case.GetProperty("y_score");
        return MulticlassRow.View([.. labels.Select((label, row) => new MulticlassRow
        {
            Label = (int)label,
            Score = [.. scores[row].EnumerateArray().Select(score => score.GetDouble())],
            PredictedLabel = (int)predictions[row],
            Weight = weights[row],
        })]);
    }

    private static double[] Numbers(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];

    private static JsonElement Case(string name) => Cases.EnumerateArray().Single(@case => @case.GetProperty("name").GetString() == name);

    private static IEnumerable<object[]> NamesOf(string kind)
        => from @case in Cases.EnumerateArray()
           where @case.GetProperty("kind").GetString() == kind
           select new object[] { @case.GetProperty("name").GetString()! };
}
