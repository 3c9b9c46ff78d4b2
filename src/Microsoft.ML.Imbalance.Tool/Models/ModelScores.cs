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
    public static ModelScores Of(LoadedModel model, IDataView rows)
    {
        IDataView scored = model.Score(rows);
        if (!model.IsBinary)
        {
            int[] predicted = [.. scored.GetColumn<uint>(ModelOutput.PredictedLabel).Select(key => (int)key - 1)];
            return new ModelScores(model.ClassNames, Array.ConvertAll(model.ClassNames, n => $"{ModelOutput.Score}.{n}"), [.. scored.GetColumn<float[]>(ModelOutput.Score)], predicted, true);
        }
        string column = model.HasProbabilities ? ModelOutput.Probability : ModelOutput.Score;
        return new ModelScores(
            model.ClassNames,
            [column],
            [.. scored.GetColumn<float>(column).Select(s => new[] { s })],
            [.. scored.GetColumn<bool>(ModelOutput.PredictedLabel).Select(p => p ? 1 : 0)],
            model.HasProbabilities);
    }
}
