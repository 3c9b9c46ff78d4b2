using System.Text.Json.Nodes;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Metrics as JSON.</summary>
internal static class MetricsJson
{
    public static void AddTo(JsonObject json, ImbalanceMetrics metrics)
    {
        json["rows"] = metrics.RowCount;
        json["unlabeledRows"] = metrics.UnlabeledRowCount;
        if (metrics is BinaryImbalanceMetrics binary)
        {
            json["positiveClass"] = binary.PositiveClass;
            json["threshold"] = binary.Threshold;
        }
        var scalars = new JsonObject();
        foreach ((string name, double value) in metrics.ToDictionary())
            scalars[name] = JsonText.Number(value);
        json["metrics"] = scalars;
        json["confusionMatrix"] = Matrix(metrics.ConfusionMatrix);
        json["perClass"] = JsonText.Array(metrics.PerClass.Select((c, index) => Class(c, index, metrics as MulticlassImbalanceMetrics)));
    }

    private static JsonObject Matrix(ImbalanceConfusionMatrix matrix)
    {
        IEnumerable<int> classes = Enumerable.Range(0, matrix.NumberOfClasses);
        return new JsonObject
        {
            ["classes"] = JsonText.Texts(matrix.ClassNames),
            ["counts"] = JsonText.Array(classes.Select(actual => (JsonNode)JsonText.Array(classes.Select(predicted => JsonText.Number(matrix[actual, predicted]))))),
        };
    }

    private static JsonObject Class(ClassMetrics metrics, int index, MulticlassImbalanceMetrics? multiclass)
    {
        var json = new JsonObject
        {
            ["class"] = metrics.ClassName,
            ["precision"] = JsonText.Number(metrics.Precision),
            ["recall"] = JsonText.Number(metrics.Recall),
            ["specificity"] = JsonText.Number(metrics.Specificity),
            ["f1Score"] = JsonText.Number(metrics.F1Score),
            ["geometricMean"] = JsonText.Number(metrics.GeometricMean),
            ["indexBalancedAccuracy"] = JsonText.Number(metrics.IndexBalancedAccuracy),
            ["support"] = JsonText.Number(metrics.Support),
        };
        if (multiclass is not null)
        {
            json["areaUnderPrecisionRecallCurve"] = JsonText.Number(multiclass.PerClassAreaUnderPrecisionRecallCurve[index]);
            json["areaUnderRocCurve"] = JsonText.Number(multiclass.PerClassAreaUnderRocCurve[index]);
        }
        return json;
    }
}
