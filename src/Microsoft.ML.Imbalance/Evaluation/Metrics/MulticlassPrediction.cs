namespace Microsoft.ML.Imbalance;

/// <summary>One evaluated row of a multiclass classifier. Classes are places in <see cref="ImbalanceConfusionMatrix.ClassNames"/>.</summary>
public readonly struct MulticlassPrediction
{
    private readonly ScoreTable _scores;
    private readonly int _row;

    internal MulticlassPrediction(MulticlassPredictions rows, int row)
    {
        _scores = rows.Scores;
        _row = row;
        ActualClass = rows.Actual[row];
        PredictedClass = rows.Predicted[row];
        Weight = rows.Weights.IsEmpty ? 1 : rows.Weights[row];
    }

    /// <summary>The class that the row has.</summary>
    public int ActualClass { get; }

    /// <summary>The class that the row was given.</summary>
    public int PredictedClass { get; }

    /// <summary>How often the row counts: its weight, 1 without weights; in a bootstrap replicate that times how often it was drawn, often 0.</summary>
    public double Weight { get; }

    /// <summary>The score of a class for this row.</summary>
    /// <param name="classIndex">The class.</param>
    /// <returns>The score; a probability if the scores of all rows are.</returns>
    public double ScoreOf(int classIndex) => _scores[_row, classIndex];
}
