using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>Imbalance-aware evaluation of multiclass classifiers.</summary>
public sealed class MulticlassImbalanceCatalog
{
    internal MulticlassImbalanceCatalog(IHostEnvironment environment) => Environment = environment;

    internal IHostEnvironment Environment { get; }

    /// <summary>Evaluates scored rows by the decisions in their predicted label column.</summary>
    /// <param name="data">Rows scored by a multiclass model.</param>
    /// <param name="labelColumnName">The column of the true classes: key, text, number or Boolean. Rows without a label are left out.</param>
    /// <param name="scoreColumnName">
    /// The column of the scores, a vector with a slot for each class. The slots' names say which is which; where they have none, slots are in the order of the
    /// label's values. If the scores of every row are probabilities (none negative, sum 1 within 0.001), there are probability metrics; otherwise those are
    /// NaN.
    /// </param>
    /// <param name="predictedLabelColumnName">The column of the predicted classes.</param>
    /// <param name="exampleWeightColumnName">The column of the example weights; null if every row weighs 1.</param>
    /// <returns>The metrics of each class, and of all together.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type.</exception>
    /// <exception cref="InvalidOperationException">
    /// There are no labeled rows, classes and slots don't match, or a score, weight or predicted label is not usable; the message names the column and the
    /// first row.
    /// </exception>
    public MulticlassImbalanceMetrics Evaluate(
        IDataView data,
        string labelColumnName = "Label",
        string scoreColumnName = "Score",
        string predictedLabelColumnName = "PredictedLabel",
        string? exampleWeightColumnName = null) => Evaluate(data, new MulticlassEvaluationOptions
        {
            LabelColumnName = labelColumnName,
            ScoreColumnName = scoreColumnName,
            PredictedLabelColumnName = predictedLabelColumnName,
            ExampleWeightColumnName = exampleWeightColumnName,
        });

    /// <summary>Evaluates scored rows by the decisions in their predicted label column.</summary>
    /// <param name="data">Rows scored by a multiclass model.</param>
    /// <param name="options">What to read, and how.</param>
    /// <returns>The metrics of each class, and of all together.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type, or an option is out of range.</exception>
    /// <exception cref="InvalidOperationException">
    /// There are no labeled rows, classes and slots don't match, or a score, weight or predicted label is not usable; the message names the column and the
    /// first row.
    /// </exception>
    public MulticlassImbalanceMetrics Evaluate(IDataView data, MulticlassEvaluationOptions options)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return new MulticlassImbalanceMetrics(MulticlassPredictionReader.Read(data, options), options.CalibrationBinCount);
    }
}
