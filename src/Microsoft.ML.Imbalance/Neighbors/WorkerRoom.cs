namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>What one worker computes in: memory that it hands back when its work is done, so that the next one has it.</summary>
internal sealed class WorkerRoom : IDisposable
{
    private readonly List<AlignedBuffer> _free = [];
    private readonly List<AlignedBuffer> _taken = [];

    /// <summary>A buffer of zeros, right until <see cref="Leave"/>.</summary>
    public AlignedBuffer Take(long length)
    {
        // No closure for each buffer.
        int at = 0;
        while (at < _free.Count && _free[at].Length != length)
            at++;
        if (at == _free.Count)
        {
            _taken.Add(new AlignedBuffer(length));
            return _taken[^1];
        }
        _taken.Add(_free[at]);
        _free.RemoveAt(at);
        _taken[^1].Clear();
        return _taken[^1];
    }

    /// <summary>The same for so many values of another kind.</summary>
    public unsafe AlignedBuffer Take<T>(long count)
        where T : unmanaged => Take(AlignedBuffer.LengthFor<T>(count));

    /// <summary>The worker is done with all that it has taken.</summary>
    public void Leave()
    {
        _free.AddRange(_taken);
        _taken.Clear();
    }

    public void Dispose()
    {
        Leave();
        _free.ForEach(buffer => buffer.Dispose());
        _free.Clear();
    }
}
