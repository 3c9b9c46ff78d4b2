namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>How the values of a network follow their gradients in one stage of training, and their moving average follows them.</summary>
internal abstract class ValueSteps : IDisposable
{
    /// <summary>The moving average of all values of the network; null if none is wanted.</summary>
    public abstract float[]? Average { get; }

    /// <summary>What a checkpoint must keep.</summary>
    public abstract IEnumerable<float[]> Memories { get; }

    /// <summary>Steps of the optimizer, and of the average.</summary>
    public abstract long[] Counters { get; }

    /// <summary>Moves the values, and clears the gradients.</summary>
    public abstract void Step(double learningRate);

    /// <summary>Goes on where others were.</summary>
    public abstract void Restore(Queue<float[]> memories, long[] counters);

    public virtual void Dispose()
    {
    }
}

/// <summary>On the CPU: vectorized loops over arrays. Values that are elsewhere are copied to and fro.</summary>
internal sealed class HostSteps(NetworkMemory memory, TrainedPart part, NetworkTrainingOptions options) : ValueSteps
{
    private readonly FlatOptimizer _optimizer = options.Optimizer.Create(part.Length);
    private readonly WeightAverage? _average = options.WeightAverageDecay > 0 ? new WeightAverage(options.WeightAverageDecay, memory.ParameterCount) : null;

    public override float[]? Average => _average?.Values;

    public override IEnumerable<float[]> Memories => [.. part.Memories, .. _average is null ? [] : new[] { _average.Values }, .. _optimizer.Memories];

    public override long[] Counters => [_optimizer.Step, _average?.Updates ?? 0];

    public override void Step(double learningRate)
    {
        memory.Step((values, gradients) => part.Step(values, gradients, _optimizer, learningRate, options.MaximumGradientNorm));
        _average?.Add(memory.View());
    }

    public override void Restore(Queue<float[]> memories, long[] counters)
    {
        foreach (float[] own in part.Memories)
            memories.Dequeue().CopyTo(own, 0);
        _average?.Restore(counters[1], memories.Dequeue());
        _optimizer.Restore(counters[0], [.. memories]);
    }
}
