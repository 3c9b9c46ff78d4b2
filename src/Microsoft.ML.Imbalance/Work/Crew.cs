namespace Microsoft.ML.Imbalance;

/// <summary>Workers that do one loop after the other and wait in between: for many short loops, none of which shall take memory. One thread at a time gives them loops.</summary>
/// <param name="threads">How many there are with the thread that gives them loops; others start when they are first called.</param>
/// <remarks>Which worker does which part differs from run to run: actions must be independent of it.</remarks>
internal sealed class Crew(int threads) : IDisposable
{
    private readonly SemaphoreSlim _calls = new(0);
    private readonly SemaphoreSlim _answers = new(0);
    private readonly List<Task> _workers = [];
    private Action<int>? _action;
    private int _count;
    private int _next;
    private Exception? _failure;

    /// <summary>Does something for the numbers 0 … <paramref name="count"/> - 1.</summary>
    /// <param name="count">How many numbers.</param>
    /// <param name="isShort">Whether there is too little to do to call the others.</param>
    /// <param name="action">What is done.</param>
    public void Run(int count, bool isShort, Action<int> action)
    {
        Cancellation.ThrowIfRequested();
        (_action, _count, _next) = (action, count, -1);
        int called = isShort ? 0 : Math.Max(0, Math.Min(threads, count) - 1);
        while (_workers.Count < called)
            _workers.Add(Task.Factory.StartNew(WaitForCalls, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        if (called > 0)
            _calls.Release(called);
        Work();
        // Calls that nobody has heard are taken back: nothing is left to do. All others are answered, be it by one worker.
        while (called > 0 && _calls.Wait(0))
            called--;
        for (; called > 0; called--)
            _answers.Wait();
        _action = null;
        if (Interlocked.Exchange(ref _failure, null) is { } failure)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
    }

    public void Dispose()
    {
        // Without anything to do, they go.
        if (_workers.Count > 0)
            _calls.Release(_workers.Count);
        Task.WaitAll([.. _workers]);
        _calls.Dispose();
        _answers.Dispose();
    }

    private void WaitForCalls()
    {
        for (_calls.Wait(); _action is not null; _calls.Wait())
        {
            Work();
            _answers.Release();
        }
    }

    private void Work()
    {
        try
        {
            for (int part = Interlocked.Increment(ref _next); part < _count; part = Interlocked.Increment(ref _next))
                _action!(part);
        }
        catch (Exception e)
        {
            // The others end with the part that they are at.
            Interlocked.CompareExchange(ref _failure, e, null);
            Volatile.Write(ref _next, _count);
        }
    }
}
