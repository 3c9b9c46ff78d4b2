using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>Inspection and stratified splits of imbalanced data, and class shares of unlabeled data.</summary>
/// <remarks>
/// Label columns may be Boolean, key, text, Single, Double or integers. What is returned are views: rows are streamed from <c>data</c> and skipped, never copied;
/// the plan takes one bit a row and view. The same seed gives the same rows on every machine and for any number of threads.
/// </remarks>
public sealed class DataImbalanceCatalog
{
    internal DataImbalanceCatalog(IHostEnvironment environment) => Environment = environment;

    internal IHostEnvironment Environment { get; }

    /// <summary>Counts the classes and says what follows: how imbalanced the data is, and what may mislead or fail later.</summary>
    /// <param name="data">The data.</param>
    /// <param name="labelColumnName">The label column.</param>
    /// <param name="featureColumnName">A Single column, or a vector of Single of known size, whose values shall be looked at too; null for none. It costs a second pass.</param>
    /// <param name="cancellationToken">Ends the passes.</param>
    /// <returns>Counts, measures and diagnostics; its <see cref="ImbalanceInspection.ToString"/> is a readable table.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has the wrong type.</exception>
    /// <exception cref="InvalidOperationException">There are no rows, or none with a label.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public ImbalanceInspection Inspect(IDataView data, string labelColumnName = "Label", string? featureColumnName = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        return LongWork.Run(Environment, nameof(Inspect), cancellationToken, () =>
        {
            ClassPartition partition = ClassPartitionReader.Read(data, labelColumnName);
            IEnumerable<ImbalanceDiagnostic> diagnostics = LabelDiagnostics.Find(partition);
            return new ImbalanceInspection(partition, featureColumnName is null ? diagnostics : diagnostics.Concat(FeatureDiagnostics.Find(data, featureColumnName, partition)));
        });
    }

    /// <summary>Splits data in two at random, with the same share of every class on both sides.</summary>
    /// <remarks>
    /// Each class has <paramref name="testFraction"/> of its rows in the test set, up to one row, and at least one row on each side; rows without a label are split likewise.
    /// With a group column no group is on both sides, and the shares are as near as whole groups allow.
    /// </remarks>
    /// <param name="data">The data.</param>
    /// <param name="labelColumnName">The label column.</param>
    /// <param name="testFraction">The part of the rows that goes into the test set, above 0 and below 1.</param>
    /// <param name="groupColumnName">A column of any scalar type (a person, a device, a day): rows with equal values stay together. Null for none.</param>
    /// <param name="seed">The seed; null to take it from the <see cref="MLContext"/>.</param>
    /// <param name="cancellationToken">Ends the split. The views that it gave do not know it.</param>
    /// <returns>The two sides.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="testFraction"/> is out of range, or a column is missing or has the wrong type.</exception>
    /// <exception cref="InvalidOperationException">A class has only one row or is in only one group, a row has no group, or there are no rows.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public StratifiedSplit StratifiedTrainTestSplit(
        IDataView data, string labelColumnName = "Label", double testFraction = 0.1, string? groupColumnName = null, int? seed = null, CancellationToken cancellationToken = default)
        => LongWork.Run(Environment, nameof(StratifiedTrainTestSplit), cancellationToken, () => StratifiedSplitter.TrainTest(
            Environment, data, labelColumnName, testFraction, groupColumnName, seed));

    /// <summary>Splits data into folds at random, with the same share of every class in every fold.</summary>
    /// <remarks>
    /// The rows of a class are spread over the folds to within one row, and so are the rows without a label and all rows together.
    /// With a group column no group is in two folds, and the shares are as near as whole groups allow.
    /// </remarks>
    /// <param name="data">The data.</param>
    /// <param name="labelColumnName">The label column.</param>
    /// <param name="numberOfFolds">The number of folds, at least 2.</param>
    /// <param name="groupColumnName">A column of any scalar type (a person, a device, a day): rows with equal values stay together. Null for none.</param>
    /// <param name="seed">The seed; null to take it from the <see cref="MLContext"/>.</param>
    /// <param name="cancellationToken">Ends the split. The views that it gave do not know it.</param>
    /// <returns>One split for each fold: the fold is the test set, all other folds are the train set.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="numberOfFolds"/> is out of range, or a column is missing or has the wrong type.</exception>
    /// <exception cref="InvalidOperationException">A class has fewer rows or is in fewer groups than there are folds, a row has no group, or there are no rows.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public IReadOnlyList<StratifiedSplit> StratifiedCrossValidationSplit(
        IDataView data, string labelColumnName = "Label", int numberOfFolds = 5, string? groupColumnName = null, int? seed = null, CancellationToken cancellationToken = default)
        => LongWork.Run(Environment, nameof(StratifiedCrossValidationSplit), cancellationToken, () => StratifiedSplitter.CrossValidation(
            Environment, data, labelColumnName, numberOfFolds, groupColumnName, seed));

    /// <summary>Makes data imbalanced, to study what imbalance does: keeps so many rows of the classes named, drawn at random, and all rows of the others.</summary>
    /// <param name="data">The data.</param>
    /// <param name="classCounts">Rows to keep by class name, from 0 to the rows the class has. Names are those of <see cref="ClassShare.Name"/>.</param>
    /// <param name="labelColumnName">The label column.</param>
    /// <param name="seed">The seed; null to take it from the <see cref="MLContext"/>.</param>
    /// <param name="cancellationToken">Ends the draw. The view that it gave does not know it.</param>
    /// <returns>A view of the rows kept, in their order.</returns>
    /// <exception cref="ArgumentException">A class named does not exist or has fewer rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The label column is missing or has the wrong type.</exception>
    /// <exception cref="InvalidOperationException">There are no rows, or none with a label.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public IDataView MakeImbalance(
        IDataView data, IReadOnlyDictionary<string, int> classCounts, string labelColumnName = "Label", int? seed = null, CancellationToken cancellationToken = default)
        => LongWork.Run(Environment, nameof(MakeImbalance), cancellationToken, () => ImbalanceMaker.Make(Environment, data, classCounts, labelColumnName, seed));

    /// <summary>Estimates the class shares of unlabeled rows from a model's probabilities, where they may differ from those of the training (Saerens et al., 2002).</summary>
    /// <remarks>
    /// The probabilities must be calibrated, and each class must look the same as in training: only the shares may differ. The result is the target of a correction by
    /// <see cref="TransformsImbalanceCatalog.CorrectPriors(CorrectPriorsOptions)"/>.
    /// </remarks>
    /// <param name="scoredData">Rows of real use, scored by a model of two classes or more; labels are not needed.</param>
    /// <param name="trainingPriors">The class shares that the probabilities hold for, by class name: those of the training, or the targets of a correction.</param>
    /// <param name="positiveClass">The class of interest of two, as text; null for <c>True</c>, or the later of the names.</param>
    /// <param name="maximumIterations">After how many rounds to give up.</param>
    /// <param name="tolerance">When to stop: no share changes by more in a round.</param>
    /// <param name="cancellationToken">Ends the reading and the rounds.</param>
    /// <returns>The shares, and whether the change is significant.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has the wrong type, or a share is out of range.</exception>
    /// <exception cref="ArgumentException">The shares are of other classes than the scores.</exception>
    /// <exception cref="InvalidOperationException">There are no rows, or scores are no probabilities.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public PriorEstimate EstimatePriors(
        IDataView scoredData,
        IReadOnlyDictionary<string, double> trainingPriors,
        string? positiveClass = null,
        int maximumIterations = EstimatePriorsOptions.DefaultMaximumIterations,
        double tolerance = EstimatePriorsOptions.DefaultTolerance,
        CancellationToken cancellationToken = default)
    {
        var options = new EstimatePriorsOptions { PositiveClass = positiveClass, MaximumIterations = maximumIterations, Tolerance = tolerance };
        return EstimatePriors(scoredData, trainingPriors, options, cancellationToken);
    }

    /// <summary>Estimates the class shares of unlabeled rows from a model's probabilities, where they may differ from those of the training (Saerens et al., 2002).</summary>
    /// <param name="scoredData">Rows of real use, scored by a model of two classes or more; labels are not needed.</param>
    /// <param name="trainingPriors">The class shares that the probabilities hold for, by class name: those of the training, or the targets of a correction.</param>
    /// <param name="options">The options.</param>
    /// <param name="cancellationToken">Ends the reading and the rounds.</param>
    /// <returns>The shares, and whether the change is significant.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has the wrong type, or a share is out of range.</exception>
    /// <exception cref="ArgumentException">The shares are of other classes than the scores.</exception>
    /// <exception cref="InvalidOperationException">There are no rows, or scores are no probabilities.</exception>
    /// <exception cref="OperationCanceledException">The token was canceled.</exception>
    public PriorEstimate EstimatePriors(
        IDataView scoredData, IReadOnlyDictionary<string, double> trainingPriors, EstimatePriorsOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scoredData);
        ArgumentNullException.ThrowIfNull(trainingPriors);
        ArgumentNullException.ThrowIfNull(options);
        return LongWork.Run(Environment, nameof(EstimatePriors), cancellationToken, () => PriorEstimator.Estimate(scoredData, trainingPriors, options));
    }
}
