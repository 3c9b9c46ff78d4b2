namespace Microsoft.ML.Imbalance;

/// <summary>The weights of all rows by a column of the data.</summary>
internal static class ExampleWeights
{
    /// <summary>A weight for each row: that of the column; 1 without a column, and 0 for rows without a label.</summary>
    /// <exception cref="InvalidOperationException">A weight is negative or no number, or all rows of a class weigh nothing.</exception>
    public static double[] Read(LabeledView view, string? columnName)
    {
        ClassPartition classes = view.Partition;
        var weights = new double[classes.RowCount];
        if (columnName is null)
        {
            for (int row = 0; row < weights.Length; row++)
                weights[row] = classes.Codes[row] == ClassCodes.Unlabeled ? 0 : 1;
            return weights;
        }
        RowSet all = RowSet.All(classes.RowCount);
        IDataView rows = view.Subset(all);
        using (DataViewRowCursor cursor = Cancellation.Watch(rows).GetRowCursor([rows.Schema[columnName]]))
        {
            Func<int> rowOf = view.RowsOf(cursor, all);
            Func<long, double> weightOf = PredictionColumns.Weights(cursor, cursor.Schema[columnName]);
            while (cursor.MoveNext())
                weights[rowOf()] = weightOf(cursor.Position);
        }
        var sums = new double[classes.ClassCount];
        for (int row = 0; row < weights.Length; row++)
        {
            if (classes.Codes[row] == ClassCodes.Unlabeled)
                weights[row] = 0;
            else
                sums[classes.Codes[row]] += weights[row];
        }
        int empty = Array.IndexOf(sums, 0);
        return empty < 0 ? weights : throw new InvalidOperationException(
            $"Example weight column '{columnName}' is 0 in all {classes.Counts[empty]} rows of class \"{classes.Names[empty]}\". Some row of every class has to weigh something.");
    }
}
