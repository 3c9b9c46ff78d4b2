namespace Microsoft.ML.Imbalance;

public sealed partial class MulticlassImbalanceCatalog
{
    /// <summary>
    /// Compares strategies against imbalance, each with every trainer, on the same stratified folds, and says how sure the difference of each to doing nothing is.
    /// Featurizer, resampler, weights and trainer are fitted inside the fold; thresholds and options are chosen by inner folds of its training rows.
    /// </summary>
    /// <param name="data">The rows, raw: what the featurizer learns, it learns inside the fold.</param>
    /// <param name="trainers">What to train, such as <see cref="ComparisonTrainer.MaximumEntropy"/>.</param>
    /// <param name="strategies">What to compare with doing nothing, which always takes part; null for class weights, random oversampling and undersampling, and SMOTE.</param>
    /// <param name="featurizer">Makes the feature column; null if the data have it.</param>
    /// <param name="settings">Folds, objective, search, time budget and columns; null for the defaults.</param>
    /// <returns>Every metric of every fold, paired differences with intervals and adjusted p-values, and a recommendation that can be fitted on all rows.</returns>
    /// <remarks>The same seed gives the same bits for any number of threads, except where the time budget cuts.</remarks>
    /// <exception cref="ArgumentException">There is no trainer, or two have one name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of range, or a column is missing or of the wrong type.</exception>
    /// <exception cref="InvalidOperationException">A class has fewer rows than folds, nothing could be trained or compared, or the time budget was spent on doing nothing.</exception>
    /// <exception cref="OperationCanceledException">The comparison was canceled.</exception>
    public ComparisonResult Compare(
        IDataView data,
        IEnumerable<ComparisonTrainer> trainers,
        IEnumerable<ImbalanceStrategy>? strategies = null,
        IEstimator<ITransformer>? featurizer = null,
        ComparisonSettings? settings = null)
        => StrategyComparer.Compare(Environment, data, trainers, strategies, featurizer, settings, isBinary: false);
}
