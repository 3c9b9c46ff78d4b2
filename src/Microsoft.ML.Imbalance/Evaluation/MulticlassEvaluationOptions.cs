namespace Microsoft.ML.Imbalance;

/// <summary>What a multiclass evaluation reads, and how.</summary>
public sealed class MulticlassEvaluationOptions
{
    /// <summary>The column of the true classes: key, text, number or Boolean.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>The column of the scores: a vector of Single or Double with a slot for each class.</summary>
    /// <value>Default: <c>Score</c>.</value>
    public string ScoreColumnName { get; init; } = DefaultColumns.Score;

    /// <summary>The column of the predicted classes, of the label's values.</summary>
    /// <value>Default: <c>PredictedLabel</c>.</value>
    public string PredictedLabelColumnName { get; init; } = DefaultColumns.PredictedLabel;

    /// <summary>The column of the example weights, Single or Double, finite and not negative.</summary>
    /// <value>Default: null, every row weighs 1.</value>
    public string? ExampleWeightColumnName { get; init; }

    /// <summary>
    /// A column of any scalar type (a person, a device, a day): rows with equal values belong together, and intervals are made by drawing whole groups.
    /// </summary>
    /// <value>Default: null, rows are drawn. No metric depends on it.</value>
    public string? GroupColumnName { get; init; }

    /// <summary>How many bins of equal width the calibration error has.</summary>
    /// <value>Default: 10. At least 1. Ignored if the scores are no probabilities.</value>
    public int CalibrationBinCount { get; init; } = 10;

    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrEmpty(LabelColumnName);
        ArgumentException.ThrowIfNullOrEmpty(ScoreColumnName);
        ArgumentException.ThrowIfNullOrEmpty(PredictedLabelColumnName);
        EvaluationChecks.ValidateBinCount(CalibrationBinCount);
    }
}
