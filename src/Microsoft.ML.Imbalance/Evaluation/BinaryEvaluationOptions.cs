namespace Microsoft.ML.Imbalance;

/// <summary>What a binary evaluation reads, and how.</summary>
public sealed class BinaryEvaluationOptions
{
    /// <summary>The column of the true classes: Boolean, key, text or number, with two classes.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>The column of the scores, Single or Double, that ranks the rows: the larger, the more likely positive.</summary>
    /// <value>Default: <c>Score</c>. May be missing if there are probabilities, which then rank the rows.</value>
    public string ScoreColumnName { get; init; } = DefaultColumns.Score;

    /// <summary>The column of the positive class's probabilities, Single or Double, between 0 and 1.</summary>
    /// <value>Default: <c>Probability</c>, which may be missing: probability metrics are then NaN. Null: probabilities are not used even if present.</value>
    public string? ProbabilityColumnName { get; init; } = DefaultColumns.Probability;

    /// <summary>The column of the predicted classes: Boolean (true for the positive class), or of the label's values.</summary>
    /// <value>Default: <c>PredictedLabel</c>. Ignored if <see cref="Threshold"/> is set.</value>
    public string? PredictedLabelColumnName { get; init; } = DefaultColumns.PredictedLabel;

    /// <summary>
    /// The probability (without probabilities: the score) from which on a row counts as positive. A row exactly at the threshold is positive.
    /// </summary>
    /// <value>Default: null, the predicted labels are taken. Between 0 and 1 for probabilities, any finite number for scores.</value>
    public double? Threshold { get; init; }

    /// <summary>The column of the example weights, Single or Double, finite and not negative.</summary>
    /// <value>Default: null, every row weighs 1.</value>
    public string? ExampleWeightColumnName { get; init; }

    /// <summary>
    /// A column of any scalar type (a person, a device, a day): rows with equal values belong together, and intervals are made by drawing whole groups.
    /// </summary>
    /// <value>Default: null, rows are drawn. No metric depends on it.</value>
    public string? GroupColumnName { get; init; }

    /// <summary>The class of interest, as text.</summary>
    /// <value>Default: null, which is the second class in natural order. In a Boolean label column it is always <c>True</c>.</value>
    public string? PositiveClass { get; init; }

    /// <summary>How many bins of equal width the calibration error has.</summary>
    /// <value>Default: 10. At least 1. Ignored without probabilities.</value>
    public int CalibrationBinCount { get; init; } = 10;

    internal void Validate()
    {
        ArgumentException.ThrowIfNullOrEmpty(LabelColumnName);
        ArgumentException.ThrowIfNullOrEmpty(ScoreColumnName);
        EvaluationChecks.ValidateBinCount(CalibrationBinCount);
        if (Threshold is double threshold && !double.IsFinite(threshold))
            throw new ArgumentOutOfRangeException(nameof(Threshold), threshold, "Threshold must be a finite number, or null to take the predicted labels.");
        if (Threshold is null && PredictedLabelColumnName is null)
        {
            throw new ArgumentException(
                "Neither a predicted label column nor a threshold is given. Set PredictedLabelColumnName or Threshold.", nameof(PredictedLabelColumnName));
        }
    }
}
