namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>Runs an action on every leaf, each worker with a state of its own and taking the next leaf when done with one.</summary>
/// <remarks>Which worker gets which leaf differs from run to run: actions must be independent of it.</remarks>
internal static class LeafLoop
{
    /// <param name="leafCount">How many leaves there are.</param>
    /// <param name="threads">How many workers at most.</param>
    /// <param name="createState">Makes the state of a worker, which is disposed when the worker is done.</param>
    /// <param name="action">What is done with a leaf.</param>
    /// <param name="what">What that is, for those who wait for it.</param>
    public static void Run<TState>(int leafCount, int threads, Func<TState> createState, Action<TState, int> action, string what = "neighbors")
    {
        var work = new LongWork(what, leafCount);
        Run(leafCount, threads, createState, action, _ => work.Step());
    }

    /// <summary>The same as a part of longer work.</summary>
    /// <param name="leafCount">How many leaves there are.</param>
    /// <param name="threads">How many workers at most.</param>
    /// <param name="createState">Makes the state of a worker, which is disposed when the worker is done.</param>
    /// <param name="action">What is done with a leaf.</param>
    /// <param name="done">Is told of each leaf.</param>
    public static void Run<TState>(int leafCount, int threads, Func<TState> createState, Action<TState, int> action, Action<int> done)
    {
        int next = -1;
        int workers = Math.Min(threads, leafCount);
        if (workers <= 1)
            Work();
        else
            Parallel.For(0, workers, new ParallelOptions { MaxDegreeOfParallelism = workers }, _ => Work());

        void Work()
        {
            int leaf = Interlocked.Increment(ref next);
            if (leaf >= leafCount)
                return;
            TState state = createState();
            using var given = state as IDisposable;
            for (; leaf < leafCount; leaf = Interlocked.Increment(ref next))
            {
                action(state, leaf);
                done(leaf);
            }
        }
    }
}
