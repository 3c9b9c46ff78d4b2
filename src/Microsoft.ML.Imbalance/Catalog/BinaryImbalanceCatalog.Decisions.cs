using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <content>Thresholds and calibration.</content>
public sealed partial class BinaryImbalanceCatalog
{
    /// <summary>Fits a model, and a threshold that is best for an objective on rows that the model has not seen. The threshold becomes part of the model.</summary>
    /// <param name="estimator">The whole pipeline, from the columns of the training data to the trainer; resamplers inside never touch a row that is scored.</param>
    /// <param name="objective">What the threshold shall be best at; by default <see cref="DecisionObjective.F1"/>.</param>
    /// <param name="labelColumnName">The column of the true classes: Boolean, key, text or number, with two classes.</param>
    /// <param name="numberOfFolds">In how many stratified folds rows are scored, each by a model fitted on the others.</param>
    /// <param name="groupColumnName">Rows with equal values of this column stay in one fold; null for none.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public ThresholdTuningEstimator TuneThreshold(
        IEstimator<ITransformer> estimator,
        DecisionObjective? objective = null,
        string labelColumnName = "Label",
        int numberOfFolds = BinaryThresholdOptions.DefaultNumberOfFolds,
        string? groupColumnName = null,
        int? seed = null) => TuneThreshold(estimator, new BinaryThresholdOptions
        {
            Objective = objective ?? DecisionObjective.F1,
            LabelColumnName = labelColumnName,
            NumberOfFolds = numberOfFolds,
            GroupColumnName = groupColumnName,
            Seed = seed,
        });

    /// <summary>Fits a model, and a threshold that is best for an objective on rows that the model has not seen. The threshold becomes part of the model.</summary>
    /// <param name="estimator">The whole pipeline, from the columns of the training data to the trainer; resamplers inside never touch a row that is scored.</param>
    /// <param name="options">The options.</param>
    /// <returns>The estimator.</returns>
    public ThresholdTuningEstimator TuneThreshold(IEstimator<ITransformer> estimator, BinaryThresholdOptions options)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        ArgumentNullException.ThrowIfNull(options);
        return new ThresholdTuningEstimator(Environment, estimator, options);
    }

    /// <summary>Finds the threshold that is best for an objective on rows that are scored already. They must be rows that the model has not seen.</summary>
    /// <param name="scoredData">Rows scored by a binary model.</param>
    /// <param name="objective">What the threshold shall be best at; by default <see cref="DecisionObjective.F1"/>.</param>
    /// <param name="labelColumnName">The column of the true classes: Boolean, key, text or number, with two classes. Rows without a label are left out.</param>
    /// <param name="scoreColumnName">The column of the scores. May be missing if there are probabilities.</param>
    /// <param name="probabilityColumnName">The column of the probabilities, which the threshold is on. If there is none, it is on the scores.</param>
    /// <param name="exampleWeightColumnName">The column of the example weights; null if every row counts 1.</param>
    /// <param name="positiveClass">The class of interest, as text; null for the second in natural order. In a Boolean label it is always <c>True</c>.</param>
    /// <param name="bootstrapCount">How many bootstrap draws the interval of the threshold is made of; 0 for no interval.</param>
    /// <param name="seed">The seed of the draws; by default drawn from the context.</param>
    /// <param name="groupColumnName">Rows with equal values of this column are drawn together; null for none.</param>
    /// <param name="cancellationToken">Ends the search without a result.</param>
    /// <returns>The threshold, its interval, and the objective over all thresholds.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of the wrong type, or a parameter is out of range.</exception>
    /// <exception cref="InvalidOperationException">There are not two classes, a score is NaN, or no threshold reaches what the objective asks for.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public ThresholdTuning FindThreshold(
        IDataView scoredData,
        DecisionObjective? objective = null,
        string labelColumnName = "Label",
        string scoreColumnName = "Score",
        string? probabilityColumnName = "Probability",
        string? exampleWeightColumnName = null,
        string? positiveClass = null,
        int bootstrapCount = BinaryThresholdOptions.DefaultBootstrapCount,
        int? seed = null,
        string? groupColumnName = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scoredData);
        OptionChecks.AtLeast(0, bootstrapCount);
        var columns = new BinaryEvaluationOptions
        {
            LabelColumnName = labelColumnName,
            ScoreColumnName = scoreColumnName,
            ProbabilityColumnName = probabilityColumnName,
            ExampleWeightColumnName = exampleWeightColumnName,
            PositiveClass = positiveClass,
            GroupColumnName = groupColumnName,
            Threshold = 0.5,
        };
        IHost host = Environment.Register(nameof(FindThreshold));
        int drawn = seed ?? host.Rand.Next();
        using IChannel channel = host.Start("Search");
        return Cancellation.Run(cancellationToken, () => LongWork.Run(channel, nameof(FindThreshold), () => ThresholdTuning.Search(
            objective ?? DecisionObjective.F1, [BinaryPredictionReader.Read(scoredData, columns)], bootstrapCount, drawn)));
    }

    /// <summary>Decides anew by a threshold: the step behind a trainer that says from which probability, or without probabilities from which score, on a row is positive.</summary>
    /// <param name="threshold">The threshold. A row exactly at it is positive.</param>
    /// <returns>The estimator; fitting it reads no rows.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not finite.</exception>
    public ChangeThresholdEstimator ChangeThreshold(double threshold) => new(threshold);

    /// <summary>Fits a model, and a calibration of its probabilities on rows that were not resampled and that the model has not seen.</summary>
    /// <param name="estimator">The whole pipeline, from the columns of the training data to the trainer, resamplers included.</param>
    /// <param name="method">How scores are turned into probabilities.</param>
    /// <param name="labelColumnName">The column of the true classes: Boolean, key, text or number, with two classes.</param>
    /// <param name="numberOfFolds">In how many stratified folds rows are scored, each by a model fitted on the others.</param>
    /// <param name="groupColumnName">Rows with equal values of this column stay in one fold; null for none.</param>
    /// <param name="calibrationData">Rows to calibrate on instead, that the model is not fitted on; null to use folds of the training rows.</param>
    /// <param name="seed">The seed; by default drawn from the context.</param>
    /// <returns>The estimator.</returns>
    public BinaryCalibrationEstimator Calibrate(
        IEstimator<ITransformer> estimator,
        BinaryCalibrationMethod method = BinaryCalibrationMethod.Platt,
        string labelColumnName = "Label",
        int numberOfFolds = BinaryCalibrationOptions.DefaultNumberOfFolds,
        string? groupColumnName = null,
        IDataView? calibrationData = null,
        int? seed = null) => Calibrate(estimator, new BinaryCalibrationOptions
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
    public BinaryCalibrationEstimator Calibrate(IEstimator<ITransformer> estimator, BinaryCalibrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        ArgumentNullException.ThrowIfNull(options);
        return new BinaryCalibrationEstimator(Environment, estimator, options);
    }
}
