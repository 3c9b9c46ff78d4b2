using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>What a model tells of rows.</summary>
/// <param name="ClassNames">The classes; of two the negative and the positive.</param>
/// <param name="Columns">The name of each column of scores.</param>
/// <param name="Scores">The scores of each row, by column.</param>
/// <param name="Predicted">The class of each row, by index.</param>
/// <param name="AreProbabilities">Whether scores of two classes are probabilities of the second.</param>
internal sealed record ModelScores(string[] ClassNames, string[] Columns, float[][] Scores, int[] Predicted, bool AreProbabilities)
{
    /// <param name="model">The model.</param>
    /// <param name="rows">The rows as it reads them.</param>
    /// <param name="console">Where progress is shown.</param>
    /// <param name="rowCount">How many rows there are.</param>
    public static ModelScores Of(LoadedModel model, IDataView rows, ToolConsole console, int rowCount)
        // One pass gives the scores, another one the decisions.
        => ProgressDisplay.Run(console.Messages, $"Predicting {rowCount} rows", 2L * rowCount, progress => Of(model, rows, progress));

    private static ModelScores Of(LoadedModel model, IDataView rows, WorkProgress progress)
    {
        T Counted<T>(T value)
        {
            Cancellation.ThrowIfRequested();
            progress.Add();
            return value;
        }

        IDataView scored = model.Score(rows);
        if (!model.IsBinary)
        {
            int[] predicted = [.. scored.GetColumn<uint>(ModelOutput.PredictedLabel).Select(key => Counted((int)key - 1))];
            return new ModelScores(model.ClassNames, Array.ConvertAll(model.ClassNames, n => $"{ModelOutput.Score}.{n}"), [.. scored.GetColumn<float[]>(ModelOutput.Score).Select(Counted)], predicted, true);
        }
        string column = model.HasProbabilities ? ModelOutput.Probability : ModelOutput.Score;
        return new ModelScores(
            model.ClassNames,
            [column],
            [.. scored.GetColumn<float>(column).Select(s => Counted(new[] { s }))],
            [.. scored.GetColumn<bool>(ModelOutput.PredictedLabel).Select(p => Counted(p ? 1 : 0))],
            model.HasProbabilities);
    }
}
