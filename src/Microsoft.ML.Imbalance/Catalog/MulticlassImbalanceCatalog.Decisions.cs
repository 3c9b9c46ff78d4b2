using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <content>Class offsets and calibration.</content>
public sealed partial class MulticlassImbalanceCatalog
{
    /// <summary>
    /// Fits a model, and an offset for each class with which its decisions are best for an objective on rows that the model has not seen: what a threshold is for two classes.
    /// The offsets become part of the model.
    /// </summary>
    /// <param name="estimator">The whole pipeline, from the columns of the training data to the trainer; resamplers inside never touch a row that is scored.</param>
    /// <param name="objective">What decisions shall be best at; by default <see cref="DecisionObjective.F1"/>, the mean over the classes.</param>
    /// <param name="labelColumnName">The column of the true classes: key, text or number.</param>
    /// <param name="numberOfFolds">In how many stratified folds rows are scored, each by a model fitted on the others.</param>
    /// <param name="groupColumnName">Rows with equal values of this column stay in one fold; null for none.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public OffsetTuningEstimator TuneThreshold(
        IEstimator<ITransformer> estimator,
        DecisionObjective? objective = null,
        string labelColumnName = "Label",
        int numberOfFolds = BinaryThresholdOptions.DefaultNumberOfFolds,
        string? groupColumnName = null,
        int? seed = null) => TuneThreshold(estimator, new MulticlassThresholdOptions
        {
            Objective = objective ?? DecisionObjective.F1,
            LabelColumnName = labelColumnName,
            NumberOfFolds = numberOfFolds,
            GroupColumnName = groupColumnName,
            Seed = seed,
        });

    /// <summary>Fits a model, and an offset for each class with which its decisions are best for an objective on rows that the model has not seen.</summary>
    /// <param name="estimator">The whole pipeline, from the columns of the training data to the trainer; resamplers inside never touch a row that is scored.</param>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public OffsetTuningEstimator TuneThreshold(IEstimator<ITransformer> estimator, MulticlassThresholdOptions options)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        ArgumentNullException.ThrowIfNull(options);
        return new OffsetTuningEstimator(Environment, estimator, options);
    }

    /// <summary>Finds the class offsets that are best for an objective on rows that are scored already. They must be rows that the model has not seen.</summary>
    /// <param name="scoredData">Rows scored by a multiclass model that gives probabilities.</param>
    /// <param name="objective">What decisions shall be best at; by default <see cref="DecisionObjective.F1"/>, the mean over the classes.</param>
    /// <param name="labelColumnName">The column of the true classes: key, text or number. Rows without a label are left out.</param>
    /// <param name="exampleWeightColumnName">The column of the example weights; null if every row counts 1.</param>
    /// <param name="bootstrapCount">How many bootstrap draws the intervals of the offsets are made of; 0 for no intervals.</param>
    /// <param name="seed">The seed of the draws; by default drawn from the context.</param>
    /// <param name="groupColumnName">Rows with equal values of this column are drawn together; null for none.</param>
    /// <param name="cancellationToken">Ends the search without a result.</param>
    /// <returns>The offsets, their intervals, and the objective over the offset of each class.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type, or a parameter is out of range.</exception>
    /// <exception cref="InvalidOperationException">Scores are no probabilities, or one is NaN.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public OffsetTuning FindOffsets(
        IDataView scoredData,
        DecisionObjective? objective = null,
        string labelColumnName = "Label",
        string? exampleWeightColumnName = null,
        int bootstrapCount = BinaryThresholdOptions.DefaultBootstrapCount,
        int? seed = null,
        string? groupColumnName = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scoredData);
        OptionChecks.AtLeast(0, bootstrapCount);
        if (groupColumnName is not null)
            SchemaChecks.Find(scoredData.Schema, groupColumnName, "group");
        IHost host = Environment.Register(nameof(FindOffsets));
        int drawn = seed ?? host.Rand.Next();
        using IChannel channel = host.Start("Search");
        var groups = new ScoredGroups(groupColumnName, channel);
        return Cancellation.Run(cancellationToken, () => LongWork.Run(channel, nameof(FindOffsets), () => OffsetTuning.Search(
            objective ?? DecisionObjective.F1, [ScoredRowReader.Multiclass(scoredData, labelColumnName, exampleWeightColumnName, groups)], bootstrapCount, drawn)));
    }

    /// <summary>Decides anew by class offsets: the step behind a trainer that predicts the class with the largest sum of offset and logarithm of the probability.</summary>
    /// <param name="offsets">A finite number for each class by name.</param>
    /// <param name="labelColumnName">The label column, which tells what the classes are called where the scores do not.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An offset is not finite.</exception>
    public ChangeOffsetsEstimator ChangeOffsets(IReadOnlyDictionary<string, double> offsets, string labelColumnName = "Label") => new(offsets, labelColumnName);

    /// <summary>Fits a model, and a calibration of its probabilities on rows that were not resampled and that the model has not seen.</summary>
    /// <param name="estimator">The whole pipeline, from the columns of the training data to the trainer, resamplers included.</param>
    /// <param name="method">How probabilities are corrected.</param>
    /// <param name="labelColumnName">The column of the true classes: key, text or number.</param>
    /// <param name="numberOfFolds">In how many stratified folds rows are scored, each by a model fitted on the others.</param>
    /// <param name="groupColumnName">Rows with equal values of this column stay in one fold; null for none.</param>
    /// <param name="calibrationData">Rows to calibrate on instead, that the model is not fitted on; null to use folds of the training rows.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public MulticlassCalibrationEstimator Calibrate(
        IEstimator<ITransformer> estimator,
        MulticlassCalibrationMethod method = MulticlassCalibrationMethod.BiasCorrectedTemperature,
        string labelColumnName = "Label",
        int numberOfFolds = BinaryCalibrationOptions.DefaultNumberOfFolds,
        string? groupColumnName = null,
        IDataView? calibrationData = null,
        int? seed = null) => Calibrate(estimator, new MulticlassCalibrationOptions
        {
            Method = method,
            LabelColumnName = labelColumnName,
            NumberOfFolds = numberOfFolds,
            GroupColumnName = groupColumnName,
            CalibrationData = calibrationData,
            Seed = seed,
        });

    /// <summary>Fits a model, and a calibration of its probabilities on rows that were not resampled and that the model has not seen.</summary>
    /// <param name="estimator">The whole pipeline, from the columns of the training data to the trainer, resamplers included.</param>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public MulticlassCalibrationEstimator Calibrate(IEstimator<ITransformer> estimator, MulticlassCalibrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        ArgumentNullException.ThrowIfNull(options);
        return new MulticlassCalibrationEstimator(Environment, estimator, options);
    }
}
