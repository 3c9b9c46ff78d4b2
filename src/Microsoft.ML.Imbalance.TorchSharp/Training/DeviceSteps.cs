using Microsoft.ML.Imbalance.TorchSharp.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Where the values are, by operations of libtorch on all of them at once: nothing is copied to the CPU.</summary>
internal sealed class DeviceSteps : ValueSteps
{
    private readonly NetworkTrainingOptions _options;
    private readonly Tensor _allValues, _allGradients, _values, _gradients;
    private readonly DeviceOptimizer _optimizer;
    private readonly Tensor? _average;
    private long _averaged;

    /// <param name="network">The network.</param>
    /// <param name="start">The first value that is trained.</param>
    /// <param name="length">How many are.</param>
    /// <param name="options">How.</param>
    public DeviceSteps(TrainableNetwork network, int start, int length, NetworkTrainingOptions options)
    {
        _options = options;
        (_allValues, _allGradients) = (network.Parameters, network.Gradients);
        using (no_grad())
            (_values, _gradients) = (_allValues.narrow(0, start, length), _allGradients.narrow(0, start, length));
        _optimizer = options.Optimizer.CreateWhere(_values);
        _average = options.WeightAverageDecay > 0 ? zeros_like(_allValues) : null;
    }

    public override float[]? Average => _average is null ? null : NetworkMemory.Read(_average);

    public override IEnumerable<float[]> Memories => [.. _average is null ? [] : new[] { NetworkMemory.Read(_average) }, .. _optimizer.Memories];

    public override long[] Counters => [_optimizer.Step, _averaged];

    public override void Step(double learningRate)
    {
        using (no_grad())
        {
            if (_options.MaximumGradientNorm is double norm)
                Clip(norm);
            _optimizer.Move(_values, _gradients, learningRate);
            _allGradients.zero_();
            if (_average is null)
                return;
            _average.Scale(WeightAverage.Kept(_options.WeightAverageDecay, _averaged));
            _average.Increase(_allValues, 1 - WeightAverage.Kept(_options.WeightAverageDecay, _averaged++));
        }
    }

    public override void Restore(Queue<float[]> memories, long[] counters)
    {
        _averaged = counters[1];
        if (_average is not null)
            NetworkMemory.Write(_average, memories.Dequeue());
        _optimizer.Restore(counters[0], [.. memories]);
    }

    public override void Dispose()
    {
        _optimizer.Dispose();
        _average?.Dispose();
        _values.Dispose();
        _gradients.Dispose();
    }

    // By min(1, maximum / length), which the CPU need not know. Squares of long gradients are beyond single precision.
    private void Clip(double maximumNorm)
    {
        using Tensor precise = _gradients.to(ScalarType.Float64), length = precise.norm(), part = length.reciprocal(), factor = part.Times(maximumNorm), atMost = factor.AtMost(1);
        _gradients.mul_(atMost);
    }
}
