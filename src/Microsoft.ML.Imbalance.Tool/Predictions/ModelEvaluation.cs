using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A model on the rows of a file as the library's evaluation reads them.</summary>
internal static class ModelEvaluation
{
    private const string Label = "(label)";
    private const string Predicted = "(predicted)";
    private const string Weight = "(weight)";

    /// <param name="console">Where progress is shown.</param>
    /// <param name="model">The model.</param>
    /// <param name="table">The file.</param>
    /// <param name="label">The column of the true classes.</param>
    /// <param name="weight">The column of the row weights; null if every row weighs 1.</param>
    /// <exception cref="ToolException">The model reads what the file does not have, or the label names classes that the model does not know.</exception>
    public static ImbalanceMetrics Evaluate(ToolConsole console, LoadedModel model, Table table, TableColumn label, TableColumn? weight)
    {
        ModelScores scores = ModelScores.Of(model, ModelRows.Create(table, model), console, table.RowCount);
        int[] rows = [.. Enumerable.Range(0, table.RowCount)];
        List<ViewColumn> columns =
        [
            ClassColumn.Create(Label, label, scores.ClassNames, rows),
            ClassColumn.FromKeys(Predicted, Array.ConvertAll(scores.Predicted, p => (uint)(p + 1)), scores.ClassNames),
        ];
        if (weight is not null)
            columns.Add(new ViewColumn<double>(Weight, NumberDataViewType.Double, row => weight.Numbers[row]));
        string? weightName = weight is null ? null : Weight;
        var context = new MLContext(seed: 0);
        if (!model.IsBinary)
        {
            var annotations = new DataViewSchema.Annotations.Builder();
            annotations.Add("SlotNames", new VectorDataViewType(TextDataViewType.Instance, scores.ClassNames.Length), ClassColumn.Names(scores.ClassNames));
            VBuffer<float>[] vectors = Array.ConvertAll(scores.Scores, s => new VBuffer<float>(s.Length, s));
            columns.Add(new VectorColumn<float>(ModelOutput.Score, new VectorDataViewType(NumberDataViewType.Single, scores.ClassNames.Length), vectors, annotations.ToAnnotations()));
            return context.MulticlassClassification.Imbalance.Evaluate(new ColumnarView(table.RowCount, columns), Label, ModelOutput.Score, Predicted, weightName);
        }
        columns.Add(new ViewColumn<float>(ModelOutput.Score, NumberDataViewType.Single, row => scores.Scores[row][0]));
        return context.BinaryClassification.Imbalance.Evaluate(new ColumnarView(table.RowCount, columns), new BinaryEvaluationOptions
        {
            LabelColumnName = Label,
            PositiveClass = scores.ClassNames[1],
            ScoreColumnName = ModelOutput.Score,
            ProbabilityColumnName = scores.AreProbabilities ? ModelOutput.Score : null,
            PredictedLabelColumnName = Predicted,
            ExampleWeightColumnName = weightName,
        });
    }
}
