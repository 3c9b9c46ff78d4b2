using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>A <see cref="FlatOptimizer"/> on any device: the same formulas as operations of libtorch.</summary>
internal abstract class DeviceOptimizer : IDisposable
{
    private readonly Tensor[] _memories;

    protected DeviceOptimizer(int memories, Tensor values) => _memories = [.. Enumerable.Range(0, memories).Select(_ => zeros_like(values))];

    /// <summary>Steps so far.</summary>
    public long Step { get; private set; }

    /// <summary>What is remembered of earlier gradients, on the CPU.</summary>
    public IEnumerable<float[]> Memories => _memories.Select(NetworkMemory.Read);

    /// <summary>Moves the values against their gradients, which may change too.</summary>
    public void Move(Tensor values, Tensor gradients, double learningRate)
    {
        Step++;
        Update(values, gradients, learningRate);
    }

    /// <summary>Goes on where another optimizer of the kind was, on whichever device.</summary>
    public void Restore(long step, IReadOnlyList<float[]> memories)
    {
        Step = step;
        for (int i = 0; i < _memories.Length; i++)
            NetworkMemory.Write(_memories[i], memories[i]);
    }

    public void Dispose() => Array.ForEach(_memories, memory => memory.Dispose());

    protected abstract void Update(Tensor values, Tensor gradients, double learningRate);

    protected Tensor Memory(int index) => _memories[index];
}

/// <inheritdoc cref="AdamW"/>
internal sealed class DeviceAdamW(AdamWOptions options, Tensor values) : DeviceOptimizer(memories: 2, values)
{
    protected override void Update(Tensor values, Tensor gradients, double learningRate)
    {
        Tensor means = Memory(0), squares = Memory(1);
        means.Scale(options.Beta1);
        means.Increase(gradients, 1 - options.Beta1);
        squares.Scale(options.Beta2);
        squares.IncreaseByProduct(gradients, gradients, 1 - options.Beta2);
        using Tensor root = squares.sqrt(), scaled = root.Times(1 / Math.Sqrt(1 - Math.Pow(options.Beta2, Step))), divisor = scaled.Plus(options.Epsilon);
        values.Scale(1 - learningRate * options.WeightDecay);
        values.IncreaseByQuotient(means, divisor, -learningRate / (1 - Math.Pow(options.Beta1, Step)));
    }
}

/// <inheritdoc cref="SgdMomentum"/>
internal sealed class DeviceSgd(SgdOptions options, Tensor values) : DeviceOptimizer(memories: 1, values)
{
    protected override void Update(Tensor values, Tensor gradients, double learningRate)
    {
        Tensor velocity = Memory(0);
        gradients.Increase(values, options.WeightDecay);
        velocity.Scale(options.Momentum);
        velocity.Increase(gradients, 1);
        if (options.Nesterov)
            gradients.Increase(velocity, options.Momentum);
        values.Increase(options.Nesterov ? gradients : velocity, -learningRate);
    }
}
