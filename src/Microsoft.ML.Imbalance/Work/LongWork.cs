using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>A loop that may take long. However deep it lies, it ends when the work around it is to end (<see cref="Cancellation"/>), and tells whoever started that work how far it is.</summary>
/// <remarks>Who listens flows with the work, to its threads too. Nothing is told of what is done within a second. Of several logs around it the innermost is told: its name says most.</remarks>
/// <param name="what">What is done, for reading.</param>
/// <param name="total">How many steps there are; 0 where nobody knows.</param>
internal sealed class LongWork(string what, long total = 0)
{
    private const int SmallStepsAtOnce = 1 << 8;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly AsyncLocal<Listener?> Current = new();

    private readonly Listener? _listener = Current.Value;
    private readonly long _start = Current.Value?.Clock.GetTimestamp() ?? 0;
    private long _told = Current.Value?.Clock.GetTimestamp() ?? 0;
    private long _done;
    private int _small;

    /// <summary>Some more steps are done. May be called from several threads.</summary>
    /// <exception cref="OperationCanceledException">The work around is to end.</exception>
    public void Step(long count = 1)
    {
        Cancellation.ThrowIfRequested();
        if (_listener is null)
            return;
        long done = Interlocked.Add(ref _done, count), told = Interlocked.Read(ref _told), now = _listener.Clock.GetTimestamp();
        // Of several threads one tells.
        if (_listener.Clock.GetElapsedTime(told, now) >= Interval && Interlocked.CompareExchange(ref _told, now, told) == told)
            _listener.Tell(new WorkState(what, done, total, _listener.Clock.GetElapsedTime(_start, now)));
    }

    /// <summary>One of many steps is done that are too small to be told one by one. From one thread only.</summary>
    /// <exception cref="OperationCanceledException">The work around is to end.</exception>
    public void SmallStep()
    {
        if (++_small < SmallStepsAtOnce)
            return;
        _small = 0;
        Step(SmallStepsAtOnce);
    }

    /// <summary>Does work, and listens to what it tells; so does whoever listens around.</summary>
    /// <param name="tell">Is told of each stretch about once a second, from any thread.</param>
    /// <param name="work">The work.</param>
    /// <param name="clock">The clock; null for that of the work around.</param>
    public static T Run<T>(Action<WorkState> tell, Func<T> work, TimeProvider? clock = null)
    {
        Listener? outer = Current.Value;
        return Run(new Listener(outer?.Log, outer?.Show + tell, clock ?? outer?.Clock ?? TimeProvider.System), work);
    }

    /// <summary>Does work, and passes what it tells to the log.</summary>
    /// <param name="channel">The log.</param>
    /// <param name="name">Who works.</param>
    /// <param name="work">The work.</param>
    public static T Run<T>(IChannel channel, string name, Func<T> work)
    {
        Listener? outer = Current.Value;
        return Run(new Listener(state => channel.Info(MessageSensitivity.None, "{0}, {1}", name, state), outer?.Show, outer?.Clock ?? TimeProvider.System), work);
    }

    /// <summary>Does the work of a verb: what it tells goes to the log, and it ends when the token says so.</summary>
    /// <param name="environment">The context, whose random numbers are left alone: looking at data must not change what is trained after.</param>
    /// <param name="verb">The verb.</param>
    /// <param name="token">The token.</param>
    /// <param name="work">The work.</param>
    /// <exception cref="OperationCanceledException">The work was to end.</exception>
    public static T Run<T>(IHostEnvironment environment, string verb, CancellationToken token, Func<T> work)
    {
        // Without a seed of its own a host would draw one from the context.
        using IChannel channel = environment.Register(verb, seed: 0).Start(verb);
        return Cancellation.Run(token, () => Run(channel, verb, work));
    }

    private static T Run<T>(Listener listener, Func<T> work)
    {
        Listener? outer = Current.Value;
        Current.Value = listener;
        try
        {
            return work();
        }
        finally
        {
            Current.Value = outer;
        }
    }

    private sealed record Listener(Action<WorkState>? Log, Action<WorkState>? Show, TimeProvider Clock)
    {
        public void Tell(WorkState state)
        {
            Log?.Invoke(state);
            Show?.Invoke(state);
        }
    }
}
