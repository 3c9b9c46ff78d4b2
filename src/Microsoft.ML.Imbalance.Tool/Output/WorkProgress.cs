namespace Microsoft.ML.Imbalance.Tool;

/// <summary>How far some work is. Written by the work, from any thread, and read by whoever shows it.</summary>
/// <param name="total">How many steps there are; 0 where nobody knows.</param>
internal sealed class WorkProgress(long total = 0)
{
    private long _done;
    private long _total = total;

    public long Done => Interlocked.Read(ref _done);

    public long Total => Interlocked.Read(ref _total);

    /// <summary>Some more steps are done.</summary>
    public void Add(long steps = 1) => Interlocked.Add(ref _done, steps);

    /// <summary>So many of so many steps are done.</summary>
    public void Set(long done, long total)
    {
        Interlocked.Exchange(ref _done, done);
        Interlocked.Exchange(ref _total, total);
    }
}
