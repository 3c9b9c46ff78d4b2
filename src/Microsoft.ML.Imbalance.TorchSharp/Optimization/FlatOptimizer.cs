namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Changes all values of a network at once: they are one array, and so are their gradients.</summary>
/// <remarks>
/// A step is one vectorized pass over arrays that are in the processor's cache, instead of ten native calls for each layer. What an optimizer remembers are arrays too, which
/// checkpoints keep.
/// </remarks>
internal abstract class FlatOptimizer
{
    private readonly float[][] _memories;

    protected FlatOptimizer(int memories, int length) => _memories = [.. Enumerable.Range(0, memories).Select(_ => new float[length])];

    /// <summary>Steps so far.</summary>
    public long Step { get; private set; }

    /// <summary>What is remembered of earlier gradients.</summary>
    public IReadOnlyList<float[]> Memories => _memories;

    /// <summary>Moves the values against their gradients.</summary>
    /// <param name="values">The values that are trained.</param>
    /// <param name="gradients">Their gradients; left as they are.</param>
    /// <param name="learningRate">The step size.</param>
    public void Move(Span<float> values, ReadOnlySpan<float> gradients, double learningRate)
    {
        Step++;
        Update(values, gradients, learningRate);
    }

    /// <summary>Goes on where another optimizer of the kind was.</summary>
    public void Restore(long step, IReadOnlyList<float[]> memories)
    {
        Step = step;
        for (int i = 0; i < _memories.Length; i++)
            memories[i].CopyTo(_memories[i], 0);
    }

    protected abstract void Update(Span<float> values, ReadOnlySpan<float> gradients, double learningRate);

    protected Span<float> Memory(int index, int length) => _memories[index].AsSpan(0, length);
}
