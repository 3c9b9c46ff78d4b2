using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Microsoft.ML.Imbalance;

/// <summary>Work on several threads with results in the order of the items, and of several failures always the first item's, whatever the threads do.</summary>
internal static class OrderedParallel
{
    public static TResult[] Run<TItem, TResult>(IReadOnlyList<TItem> items, int threads, CancellationToken cancellation, Func<TItem, TResult> run)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        var results = new TResult[items.Count];
        var failures = new Exception?[items.Count];
        Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, items.Count), EnumerablePartitionerOptions.NoBuffering), options, i =>
        {
            try
            {
                results[i] = run(items[i]);
            }
            catch (Exception e)
            {
                failures[i] = e;
            }
        });
        cancellation.ThrowIfCancellationRequested();
        if (Array.Find(failures, f => f is not null) is { } failure)
            ExceptionDispatchInfo.Throw(failure);
        return results;
    }
}
