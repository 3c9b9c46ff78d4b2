using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Reads from scored rows how much the model holds each for a row of its own class, whatever the type of the label.</summary>
internal sealed class OwnClassReader
{
    private readonly DataViewSchema.Column _column;
    private readonly Func<DataViewRow, Func<int, double>> _open;

    private OwnClassReader(DataViewSchema.Column column, Func<DataViewRow, Func<int, double>> open)
    {
        _column = column;
        _open = open;
    }

    /// <param name="scored">Scored rows.</param>
    /// <param name="classes">The classes.</param>
    /// <param name="probabilityColumnName">Read where it is there.</param>
    /// <param name="scoreColumnName">Read otherwise.</param>
    /// <exception cref="ArgumentOutOfRangeException">Neither column is there, or has a type that tells nothing of classes.</exception>
    public static OwnClassReader Create(IDataView scored, ClassPartition classes, string probabilityColumnName, string scoreColumnName)
    {
        DataViewSchema.Column label = SchemaChecks.Label(scored.Schema, classes.LabelColumnName);
        DataViewSchema.Column column = scored.Schema.GetColumnOrNull(probabilityColumnName) ?? SchemaChecks.Find(scored.Schema, scoreColumnName, "score");
        if (column.Type is VectorDataViewType)
        {
            string[] names = EvaluationClasses.OfSlots(scored, label, column, PredictionColumns.SlotCount(column));
            return OfSlots(scored, column.Name, c => SlotOf(names, classes.Names[c], column.Name));
        }
        // Within a class -p ranks rows as 1 - p does, and a score serves as well as a probability.
        int positive = classes.IndexOf(EvaluationClasses.Binary(scored, label, positiveClass: null).Positive);
        return new OwnClassReader(column, row =>
        {
            Func<long, double> read = PredictionColumns.Scores(row, column);
            return c => c == positive ? read(row.Position) : -read(row.Position);
        });
    }

    /// <summary>A vector with a slot for each class.</summary>
    public static OwnClassReader OfSlots(IDataView scored, string scoreColumnName, Func<int, int> slotOf)
    {
        DataViewSchema.Column column = SchemaChecks.Find(scored.Schema, scoreColumnName, "score");
        return new OwnClassReader(column, row =>
        {
            Action<long, double[]> read = PredictionColumns.ScoreVectors(row, column);
            var scores = new double[PredictionColumns.SlotCount(column)];
            return c =>
            {
                read(row.Position, scores);
                return scores[slotOf(c)];
            };
        });
    }

    /// <summary>Writes the numbers of the rows of a fold to where <paramref name="result"/> has them.</summary>
    /// <exception cref="InvalidOperationException">Rows of the fold are missing: the model drops rows.</exception>
    public void Read(IDataView scored, LabeledView view, RowSet fold, double[] result)
    {
        int left = fold.Count;
        using DataViewRowCursor cursor = Cancellation.Watch(scored).GetRowCursor([_column]);
        Func<int> rowOf = view.RowsOf(cursor, fold);
        Func<int, double> ownClass = _open(cursor);
        while (cursor.MoveNext())
        {
            int row = rowOf();
            left--;
            if (view.Partition.Codes[row] is var c and not ClassCodes.Unlabeled)
                result[row] = ownClass(c);
        }
        if (left != 0)
        {
            throw new InvalidOperationException(
                $"The estimator of InstanceHardnessThreshold scored {fold.Count - left} of {fold.Count} rows. Every row has to be judged; take steps that filter or resample rows out of it.");
        }
    }

    private static int SlotOf(string[] names, string className, string columnName) => Array.IndexOf(names, className) is var slot and >= 0
        ? slot
        : throw new InvalidOperationException(
            $"Score column '{columnName}' has no slot for class \"{className}\"; its slots are {EvaluationClasses.List(names)}. Train the estimator on the label column as it is.");
}
