namespace Microsoft.ML.Imbalance;

/// <summary>Reads scored rows for steps that learn from scores, under the names that ML.NET's trainers give their columns.</summary>
internal static class ScoredRowReader
{
    /// <summary>Scores, and probabilities where there are any. Decisions are not looked at.</summary>
    public static BinaryPredictions Binary(IDataView scored, string labelColumnName, string? weightColumnName = null, string? positiveClass = null, ScoredGroups? groups = null)
        => BinaryPredictionReader.Read(
            scored,
            new BinaryEvaluationOptions
            {
                LabelColumnName = labelColumnName,
                ExampleWeightColumnName = weightColumnName,
                PositiveClass = positiveClass,
                GroupColumnName = groups?.ColumnIn(scored.Schema),
                Threshold = 0.5,
            },
            groups?.Codes);

    /// <summary>Probabilities of every class.</summary>
    /// <exception cref="InvalidOperationException">The scores are no probabilities.</exception>
    public static MulticlassPredictions Multiclass(IDataView scored, string labelColumnName, string? weightColumnName = null, ScoredGroups? groups = null)
        => WithProbabilities(MulticlassPredictionReader.Read(
            scored,
            new MulticlassEvaluationOptions
            {
                LabelColumnName = labelColumnName,
                ExampleWeightColumnName = weightColumnName,
                GroupColumnName = groups?.ColumnIn(scored.Schema),
            },
            groups?.Codes));

    /// <summary>The rows themselves.</summary>
    /// <exception cref="InvalidOperationException">The scores are no probabilities.</exception>
    public static MulticlassPredictions WithProbabilities(MulticlassPredictions rows) => rows.AreProbabilities ? rows : throw new InvalidOperationException(
        $"Column '{DefaultColumns.Score}' holds scores that are no probabilities: in some row one is negative, or their sum is not 1. "
        + "Use a trainer that gives probabilities, for example LightGbm, LbfgsMaximumEntropy or OneVersusAll of a calibrated one.");
}
