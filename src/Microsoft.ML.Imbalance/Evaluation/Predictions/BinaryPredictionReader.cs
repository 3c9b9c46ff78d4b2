using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Reads scored rows for binary evaluation, in one pass.</summary>
internal static class BinaryPredictionReader
{
    private static readonly string[] DecisionNames = ["False", "True"];

    /// <param name="data">Scored rows.</param>
    /// <param name="options">Checked options.</param>
    /// <param name="groups">Numbers the groups, if rows of several views shall share them; null for numbers of this view's own.</param>
    public static BinaryPredictions Read(IDataView data, BinaryEvaluationOptions options, GroupCodes? groups = null)
    {
        DataViewSchema schema = data.Schema;
        DataViewSchema.Column label = SchemaChecks.Label(schema, options.LabelColumnName);
        DataViewSchema.Column? probability = FindProbability(schema, options);
        DataViewSchema.Column? score = probability is not null && options.ScoreColumnName == DefaultColumns.Score
            ? schema.GetColumnOrNull(options.ScoreColumnName)
            : SchemaChecks.Find(schema, options.ScoreColumnName, "score");
        DataViewSchema.Column? weight = options.ExampleWeightColumnName is string weightName ? SchemaChecks.Find(schema, weightName, "example weight") : null;
        DataViewSchema.Column? predicted = options.Threshold is null ? FindPredicted(schema, options.PredictedLabelColumnName!) : null;
        double? threshold = options.Threshold is double value ? ToColumn(value, probability ?? score!.Value, isProbability: probability is not null) : null;

        (string negativeClass, string positiveClass) = EvaluationClasses.Binary(data, label, options.PositiveClass);
        var predictions = new BinaryPredictions(negativeClass, positiveClass) { Threshold = options.Threshold };

        DataViewSchema.Column[] columns = [.. new[] { label, probability, score, weight, predicted }.OfType<DataViewSchema.Column>()];
        using DataViewRowCursor cursor = Cancellation.Watch(data).GetRowCursor(columns);
        Func<int> actualOf = ClassPartitionReader.CreateLookup(cursor, label, predictions.ClassNames);
        Func<long, double>? scoreOf = score is null ? null : PredictionColumns.Scores(cursor, score.Value);
        Func<long, double>? probabilityOf = probability is null ? null : PredictionColumns.Probabilities(cursor, probability.Value);
        Func<long, double>? weightOf = weight is null ? null : PredictionColumns.Weights(cursor, weight.Value);
        Func<int>? predictedOf = predicted is null ? null : Lookup(cursor, predicted.Value, label, predictions.ClassNames);
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
            long row = cursor.Position;
            double? s = scoreOf?.Invoke(row);
            double? p = probabilityOf?.Invoke(row);
            int decision = predictedOf?.Invoke() ?? ((p ?? s) >= threshold ? BinaryPredictions.Positive : 0);
            if (decision == ClassCodes.Unlabeled)
                throw PredictionLabels.UnknownPrediction(data, predicted!.Value.Name, predictions.ClassNames, row);
            predictions.Add(actual, decision, s, p, weightOf?.Invoke(row));
        }
        PredictionLabels.CheckTotal(label.Name, weight?.Name, predictions.Actual.Count, predictions.UnlabeledCount, predictions.Weights);
        predictions.Source = EvaluatedView.Of(label, ids);
        predictions.Groups = options.GroupColumnName is string groupName ? (groups ?? new GroupCodes()).Read(data, label.Name, predictions.ClassNames, groupName) : null;
        return predictions;
    }

    // Under its default name the column may be missing: not every trainer is calibrated. A name the caller chose must exist.
    private static DataViewSchema.Column? FindProbability(DataViewSchema schema, BinaryEvaluationOptions options) => options.ProbabilityColumnName switch
    {
        null => null,
        DefaultColumns.Probability => schema.GetColumnOrNull(DefaultColumns.Probability),
        string name => SchemaChecks.Find(schema, name, "probability"),
    };

    private static DataViewSchema.Column FindPredicted(DataViewSchema schema, string name)
    {
        if (schema.GetColumnOrNull(name) is null)
        {
            throw new ArgumentOutOfRangeException(
                nameof(schema),
                $"Could not find predicted label column '{name}', and no threshold is given. Pass the name of an existing column, or a threshold.");
        }
        return SchemaChecks.Label(schema, name);
    }

    /// <summary>The threshold as a value of its column: 0.7 is above the Single 0.7, and a row of probability 0.7 is to be positive.</summary>
    private static double ToColumn(double threshold, DataViewSchema.Column column, bool isProbability)
    {
        if (isProbability && threshold is < 0 or > 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(BinaryEvaluationOptions.Threshold),
                threshold,
                $"Threshold applies to probability column '{column.Name}' and must be between 0 and 1. "
                + "To put it on the score, set ProbabilityColumnName to null.");
        }
        return PredictionColumns.IsSingle(column) ? (float)threshold : threshold;
    }

    // A binary trainer predicts true for the positive class, whatever the label it was made from.
    private static Func<int> Lookup(DataViewRow row, DataViewSchema.Column predicted, DataViewSchema.Column label, string[] classNames)
    {
        bool isDecision = predicted.Type is BooleanDataViewType && label.Type is not BooleanDataViewType;
        return ClassPartitionReader.CreateLookup(row, predicted, isDecision ? DecisionNames : classNames);
    }
}
