using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>Imbalance-aware evaluation, decisions and calibration of multiclass classifiers.</summary>
public sealed partial class MulticlassImbalanceCatalog
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
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The metrics of each class, and of all together.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type.</exception>
    /// <exception cref="InvalidOperationException">
    /// There are no labeled rows, classes and slots don't match, or a score, weight or predicted label is not usable; the message names the column and the
    /// first row.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public MulticlassImbalanceMetrics Evaluate(
        IDataView data,
        string labelColumnName = "Label",
        string scoreColumnName = "Score",
        string predictedLabelColumnName = "PredictedLabel",
        string? exampleWeightColumnName = null,
        CancellationToken cancellationToken = default)
    {
        var options = new MulticlassEvaluationOptions
        {
            LabelColumnName = labelColumnName,
            ScoreColumnName = scoreColumnName,
            PredictedLabelColumnName = predictedLabelColumnName,
            ExampleWeightColumnName = exampleWeightColumnName,
        };
        return Evaluate(data, options, cancellationToken);
    }

    /// <summary>Evaluates scored rows by the decisions in their predicted label column.</summary>
    /// <param name="data">Rows scored by a multiclass model.</param>
    /// <param name="options">What to read, and how.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The metrics of each class, and of all together.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type, or an option is out of range.</exception>
    /// <exception cref="InvalidOperationException">
    /// There are no labeled rows, classes and slots don't match, or a score, weight or predicted label is not usable; the message names the column and the
    /// first row.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public MulticlassImbalanceMetrics Evaluate(IDataView data, MulticlassEvaluationOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return LongWork.Run(Environment, nameof(Evaluate), cancellationToken, () => Metrics(MulticlassPredictionReader.Read(data, options), options));
    }

    /// <summary>
    /// Splits the data into stratified folds, and for each fold fits the estimator on the others and evaluates it on this one. Steps that resample never see
    /// the fold's rows.
    /// </summary>
    /// <param name="data">The data.</param>
    /// <param name="estimator">
    /// The whole pipeline, from the columns of <paramref name="data"/> to the trainer: what is fitted outside of it has seen every fold.
    /// </param>
    /// <param name="numberOfFolds">The number of folds, at least 2. Every class needs at least that many rows.</param>
    /// <param name="labelColumnName">The column of <paramref name="data"/> whose classes are spread over the folds.</param>
    /// <param name="groupColumnName">Rows with equal values of this column stay in one fold; null for none.</param>
    /// <param name="seed">The seed of the split; null to take it from the <see cref="MLContext"/>.</param>
    /// <param name="evaluation">What to read from the scored rows, and how; null for the defaults, with <paramref name="labelColumnName"/> as label.</param>
    /// <param name="cancellationToken">Ends it without a result. ML.NET's trainers know no token; they end with the pass over the rows that they are at.</param>
    /// <returns>The metrics of each fold and of all rows together, and the models.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type, or an option is out of range.</exception>
    /// <exception cref="InvalidOperationException">
    /// A class has fewer rows, or is in fewer groups, than there are folds; or the scored rows can't be evaluated, as in <see cref="Evaluate(IDataView,
    /// MulticlassEvaluationOptions, CancellationToken)"/>.
    /// </exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public ImbalanceCrossValidationResult<MulticlassImbalanceMetrics> CrossValidate(
        IDataView data,
        IEstimator<ITransformer> estimator,
        int numberOfFolds = 5,
        string labelColumnName = "Label",
        string? groupColumnName = null,
        int? seed = null,
        MulticlassEvaluationOptions? evaluation = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        MulticlassEvaluationOptions options = evaluation ?? new MulticlassEvaluationOptions { LabelColumnName = labelColumnName };
        options.Validate();
        var groups = new GroupCodes();
        using IChannel channel = Environment.Register(nameof(CrossValidate)).Start(nameof(CrossValidate));
        return Cancellation.Run(cancellationToken, () => LongWork.Run(channel, nameof(CrossValidate), () => CrossValidator.Run(
            StratifiedSplitter.Folds(Environment, data, labelColumnName, numberOfFolds, groupColumnName, seed),
            estimator,
            scored => MulticlassPredictionReader.Read(scored, options, groups),
            MulticlassPredictions.Pool,
            predictions => Metrics(predictions, options),
            channel)));
    }

    /// <summary>
    /// Compares two models on the same rows: DeLong's test for the area under each class's ROC curve, McNemar's for the decisions, and a paired stratified bootstrap for
    /// the difference in every metric.
    /// </summary>
    /// <param name="scoredA">The rows, scored by the first model.</param>
    /// <param name="scoredB">The same rows, scored by the second model, in the same order unless there is a key.</param>
    /// <param name="keyColumnName">A column of any scalar type that tells rows apart, to match them by; null to match them by their order.</param>
    /// <param name="evaluation">What to read from both, and how; null for the defaults. Weights and groups are taken from the first.</param>
    /// <param name="bootstrap">How to draw rows; null for the defaults.</param>
    /// <returns>Both models' metrics, the differences with their intervals, and the tests.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type, or an option is out of range.</exception>
    /// <exception cref="InvalidOperationException">
    /// The rows are not the same, by number, label, weight or key; or can't be evaluated, as in <see cref="Evaluate(IDataView, MulticlassEvaluationOptions, CancellationToken)"/>.
    /// </exception>
    public MulticlassModelComparison CompareModels(
        IDataView scoredA, IDataView scoredB, string? keyColumnName = null, MulticlassEvaluationOptions? evaluation = null, BootstrapOptions? bootstrap = null)
    {
        ArgumentNullException.ThrowIfNull(scoredA);
        ArgumentNullException.ThrowIfNull(scoredB);
        evaluation ??= new MulticlassEvaluationOptions();
        bootstrap ??= BootstrapOptions.Default;
        evaluation.Validate();
        bootstrap.Validate();
        return LongWork.Run(
            Environment, nameof(CompareModels), bootstrap.CancellationToken, () => ModelComparer.Multiclass(Environment, scoredA, scoredB, keyColumnName, evaluation, bootstrap));
    }

    private MulticlassImbalanceMetrics Metrics(MulticlassPredictions predictions, MulticlassEvaluationOptions options)
        => new(predictions, options.CalibrationBinCount) { Environment = Environment };
}
