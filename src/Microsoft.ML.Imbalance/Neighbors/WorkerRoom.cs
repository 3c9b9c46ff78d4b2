namespace Microsoft.ML.Imbalance.Neighbors;

/// <summary>What one worker computes in: memory that it hands back when its work is done, so that the next one has it.</summary>
internal sealed class WorkerRoom
{
    private readonly List<(long Length, AlignedBuffer Buffer)> _free = [];
    private readonly List<(long Length, AlignedBuffer Buffer)> _taken = [];

    /// <summary>A buffer of zeros, right until <see cref="Leave"/>.</summary>
    public unsafe AlignedBuffer Take(long length)
    {
        int at = _free.FindIndex(free => free.Length == length);
        if (at < 0)
        {
            _taken.Add((length, new AlignedBuffer(length)));
            return _taken[^1].Buffer;
        }
        _taken.Add(_free[at]);
        _free.RemoveAt(at);
        new Span<float>(_taken[^1].Buffer.Pointer, (int)length).Clear();
        return _taken[^1].Buffer;
    }

    /// <summary>The worker is done with all that it has taken.</summary>
    public void Leave()
    {
        _free.AddRange(_taken);
        _taken.Clear();
    }
}
