using System.Diagnostics;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>Fits, scores and evaluates fold by fold; the only difference between binary and multiclass is what a view is read into.</summary>
internal static class CrossValidator
{
    /// <param name="folds">The data, dealt to folds.</param>
    /// <param name="estimator">What to fit.</param>
    /// <param name="read">Reads the predictions in a scored view.</param>
    /// <param name="pool">Takes the predictions of all folds together.</param>
    /// <param name="evaluate">Makes metrics of predictions.</param>
    /// <param name="channel">Told after each fold.</param>
    public static ImbalanceCrossValidationResult<TMetrics> Run<TPredictions, TMetrics>(
        StratifiedFolds folds,
        IEstimator<ITransformer> estimator,
        Func<IDataView, TPredictions> read,
        Func<IReadOnlyList<TPredictions>, TPredictions> pool,
        Func<TPredictions, TMetrics> evaluate,
        IChannel channel)
        where TMetrics : ImbalanceMetrics
    {
        var results = new ImbalanceFold<TMetrics>[folds.Count];
        var predictions = new TPredictions[folds.Count];
        var reported = new IReadOnlyList<ImbalanceDiagnostic>[folds.Count];
        long start = Stopwatch.GetTimestamp();
        for (int fold = 0; fold < results.Length; fold++)
        {
            Cancellation.ThrowIfRequested();
            (ITransformer model, reported[fold]) = ReportedDiagnostics.Collect(() => estimator.Fit(Cancellation.Watch(folds.Splits[fold].TrainSet)));
            // Transform scores as a deployed model would; ML.NET's own cross-validation also runs the steps meant for training only.
            IDataView scored = model.Transform(folds.Splits[fold].TestSet);
            predictions[fold] = read(scored);
            results[fold] = new ImbalanceFold<TMetrics>(fold, model, evaluate(predictions[fold]), scored);
            channel.Info(MessageSensitivity.None, "Fold {0} of {1} is evaluated{2}.", fold + 1, results.Length, TimeLeft.After(Stopwatch.GetElapsedTime(start), fold + 1, results.Length));
        }
        ImbalanceDiagnostic[] diagnostics = [.. CrossValidationDiagnostics.Find(folds, reported, results[0].Model)];
        return new ImbalanceCrossValidationResult<TMetrics>(results, evaluate(pool(predictions)), diagnostics);
    }
}
