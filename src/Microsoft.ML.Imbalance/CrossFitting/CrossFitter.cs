using System.Diagnostics;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>Scores every row by a model that has not seen it: for each stratified fold, one that is fitted on the others.</summary>
internal static class CrossFitter
{
    /// <param name="environment">The context.</param>
    /// <param name="data">The rows.</param>
    /// <param name="estimator">What is fitted; the resamplers in it never see the fold.</param>
    /// <param name="labelColumnName">The column whose classes are spread over the folds.</param>
    /// <param name="foldCount">How many folds.</param>
    /// <param name="groupColumnName">Rows with equal values stay in one fold; null for none.</param>
    /// <param name="seed">The seed of the folds.</param>
    /// <param name="channel">Where it is said how far the work is.</param>
    /// <param name="read">Reads what is needed of a scored fold.</param>
    public static T[] Predict<T>(
        IHostEnvironment environment, IDataView data, IEstimator<ITransformer> estimator, string labelColumnName, int foldCount, string? groupColumnName, int seed,
        IChannel channel, Func<IDataView, T> read)
    {
        IReadOnlyList<StratifiedSplit> splits = StratifiedSplitter.CrossValidation(environment, data, labelColumnName, foldCount, groupColumnName, seed);
        var folds = new T[splits.Count];
        long start = Stopwatch.GetTimestamp();
        for (int fold = 0; fold < folds.Length; fold++)
        {
            Cancellation.ThrowIfRequested();
            folds[fold] = read(estimator.Fit(Cancellation.Watch(splits[fold].TrainSet)).Transform(Cancellation.Watch(splits[fold].TestSet)));
            channel.Info(MessageSensitivity.None, "Fold {0} of {1} is scored{2}.", fold + 1, folds.Length, TimeLeft.After(Stopwatch.GetElapsedTime(start), fold + 1, folds.Length));
        }
        return folds;
    }
}
