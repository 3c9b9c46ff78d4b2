namespace Microsoft.ML.Imbalance;

/// <summary>Fits, scores and evaluates fold by fold; the only difference between binary and multiclass is what a view is read into.</summary>
internal static class CrossValidator
{
    /// <param name="splits">A split for each fold.</param>
    /// <param name="estimator">What to fit.</param>
    /// <param name="read">Reads the predictions in a scored view.</param>
    /// <param name="pool">Takes the predictions of all folds together.</param>
    /// <param name="evaluate">Makes metrics of predictions.</param>
    public static ImbalanceCrossValidationResult<TMetrics> Run<TPredictions, TMetrics>(
        IReadOnlyList<StratifiedSplit> splits,
        IEstimator<ITransformer> estimator,
        Func<IDataView, TPredictions> read,
        Func<IReadOnlyList<TPredictions>, TPredictions> pool,
        Func<TPredictions, TMetrics> evaluate)
        where TMetrics : ImbalanceMetrics
    {
        var folds = new ImbalanceFold<TMetrics>[splits.Count];
        var predictions = new TPredictions[splits.Count];
        for (int fold = 0; fold < folds.Length; fold++)
        {
            ITransformer model = estimator.Fit(splits[fold].TrainSet);
            // Transform scores as a deployed model would; ML.NET's own cross-validation also runs the steps meant for training only.
            IDataView scored = model.Transform(splits[fold].TestSet);
            predictions[fold] = read(scored);
            folds[fold] = new ImbalanceFold<TMetrics>(fold, model, evaluate(predictions[fold]), scored);
        }
        return new ImbalanceCrossValidationResult<TMetrics>(folds, evaluate(pool(predictions)));
    }
}
