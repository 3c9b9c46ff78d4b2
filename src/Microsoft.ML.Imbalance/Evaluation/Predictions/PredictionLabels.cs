namespace Microsoft.ML.Imbalance;

/// <summary>What can be wrong with the labels of scored rows, found at the end of the pass or on the way to an error only.</summary>
internal static class PredictionLabels
{
    /// <summary>Every row needs a predicted class, one of those evaluated.</summary>
    public static InvalidOperationException UnknownPrediction(IDataView data, string columnName, IReadOnlyList<string> classNames, long row)
    {
        string[] unknown = [.. ClassPartitionReader.Read(data, columnName).Names.Except(classNames)];
        return new InvalidOperationException(unknown.Length == 0
            ? $"Predicted label column '{columnName}' has no value in row {row} (counted from 0). Every row needs a predicted class; check the row's scores."
            : $"Predicted label column '{columnName}' holds {EvaluationClasses.List(unknown)}, first in row {row} (counted from 0), "
                + $"which is none of the classes {EvaluationClasses.List(classNames)}. "
                + "Predicted and true labels must have the same values; map one to the other first.");
    }

    /// <summary>Rows were left out as unlabeled: makes sure that they are, and not of a class that no score stands for.</summary>
    public static void CheckUnlabeled(IDataView data, string labelColumnName, string scoreColumnName, IReadOnlyList<string> classNames)
    {
        string[] unknown = [.. ClassPartitionReader.Read(data, labelColumnName).Names.Except(classNames)];
        if (unknown.Length == 0)
            return;
        throw new InvalidOperationException(
            $"Label column '{labelColumnName}' holds {EvaluationClasses.List(unknown)}, which no slot of score column '{scoreColumnName}' stands for: "
            + $"{EvaluationClasses.List(classNames)}. Train with rows of every class, or filter these rows out before evaluating.");
    }

    /// <summary>There must be something to evaluate.</summary>
    public static void CheckTotal(string labelColumnName, string? weightColumnName, int labeledCount, int unlabeledCount, ReadOnlySpan<double> weights)
    {
        if (labeledCount == 0 && unlabeledCount == 0)
            throw new InvalidOperationException("The data has no rows. At least one labeled row is needed; check the file and the filters before this step.");
        if (labeledCount == 0)
        {
            throw new InvalidOperationException(
                $"Label column '{labelColumnName}' is missing in all {unlabeledCount} rows. "
                + "At least one labeled row is needed; check the column's name and type.");
        }
        if (weightColumnName is null)
            return;
        foreach (double weight in weights)
        {
            if (weight > 0)
                return;
        }
        throw new InvalidOperationException(
            $"Example weight column '{weightColumnName}' is 0 in all {labeledCount} labeled rows. At least one row must weigh something.");
    }
}
