namespace Microsoft.ML.Imbalance;

/// <summary>Reads scored rows for multiclass evaluation, in one pass.</summary>
internal static class MulticlassPredictionReader
{
    /// <param name="data">Scored rows.</param>
    /// <param name="options">Checked options.</param>
    /// <param name="groups">Numbers the groups, if rows of several views shall share them; null for numbers of this view's own.</param>
    public static MulticlassPredictions Read(IDataView data, MulticlassEvaluationOptions options, GroupCodes? groups = null)
    {
        DataViewSchema schema = data.Schema;
        DataViewSchema.Column label = SchemaChecks.Label(schema, options.LabelColumnName);
        DataViewSchema.Column score = SchemaChecks.Find(schema, options.ScoreColumnName, "score");
        SchemaChecks.Find(schema, options.PredictedLabelColumnName, "predicted label");
        DataViewSchema.Column predicted = SchemaChecks.Label(schema, options.PredictedLabelColumnName);
        DataViewSchema.Column? weight = options.ExampleWeightColumnName is string name ? SchemaChecks.Find(schema, name, "example weight") : null;

        int slotCount = PredictionColumns.SlotCount(score);
        var predictions = new MulticlassPredictions(EvaluationClasses.OfSlots(data, label, score, slotCount));

        DataViewSchema.Column[] columns = weight is null ? [label, score, predicted] : [label, score, predicted, weight.Value];
        using DataViewRowCursor cursor = Cancellation.Watch(data).GetRowCursor(columns);
        Func<int> actualOf = ClassPartitionReader.CreateLookup(cursor, label, predictions.ClassNames);
        Func<int> predictedOf = ClassPartitionReader.CreateLookup(cursor, predicted, predictions.ClassNames);
        Action<long, double[]> readScores = PredictionColumns.ScoreVectors(cursor, score);
        Func<long, double>? weightOf = weight is null ? null : PredictionColumns.Weights(cursor, weight.Value);
        var scores = new double[slotCount];
        var ids = new RowIdCounter(cursor);
        var work = new LongWork("rows read", data.GetRowCount() ?? 0);
        while (cursor.MoveNext())
        {
            work.SmallStep();
            ids.AddCurrent();
            int actual = actualOf();
            if (actual == ClassCodes.Unlabeled)
            {
                predictions.UnlabeledCount++;
                continue;
            }
            readScores(cursor.Position, scores);
            int decision = predictedOf();
            if (decision == ClassCodes.Unlabeled)
                throw PredictionLabels.UnknownPrediction(data, predicted.Name, predictions.ClassNames, cursor.Position);
            predictions.Add(actual, decision, scores, weightOf?.Invoke(cursor.Position));
        }
        PredictionLabels.CheckTotal(label.Name, weight?.Name, predictions.Actual.Count, predictions.UnlabeledCount, predictions.Weights);
        if (predictions.UnlabeledCount > 0)
            PredictionLabels.CheckUnlabeled(data, label.Name, score.Name, predictions.ClassNames);
        predictions.Source = EvaluatedView.Of(label, ids);
        predictions.Groups = options.GroupColumnName is string groupName ? (groups ?? new GroupCodes()).Read(data, label.Name, predictions.ClassNames, groupName) : null;
        return predictions;
    }
}
