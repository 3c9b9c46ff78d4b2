using Microsoft.ML.Imbalance.TorchSharp.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>The epochs of one stage.</summary>
internal sealed class StageRun : IDisposable
{
    private readonly TrainableNetwork _network;
    private readonly NetworkMemory _memory;
    private readonly TrainingStage _stage;
    private readonly TrainingState _state;
    private readonly ClassCounts _classes;
    private readonly NetworkTrainingOptions _options;
    private readonly int _seed;
    private readonly BatchSource _training;
    private readonly BatchSource? _validation;
    private readonly DrawSchedule _draws;
    private readonly ValueSteps _steps;
    private readonly LearningRates _rates;
    private readonly BatchStep _step;
    private readonly ScalarType _precision;
    private readonly DropoutMasks _dropout;

    public StageRun(
        TrainableNetwork network, NetworkMemory memory, TrainingStage stage, TrainingState state, ClassCounts classes, NetworkTrainingOptions options, int seed, BatchSource training,
        BatchSource? validation, bool stepsAreOnDevice)
    {
        (_network, _memory, _stage, _state, _classes, _options, _seed, _training, _validation) = (network, memory, stage, state, classes, options, seed, training, validation);
        _draws = new DrawSchedule(seed + state.Stage, training.ClassCounts, stage.Samplings);
        _steps = stepsAreOnDevice && stage.Part is ValueRange part ? new DeviceSteps(network, part.Start, part.Length, options) : new HostSteps(memory, stage.Part, options);
        double steps = Math.Ceiling(training.RowCount / (double)options.BatchSize);
        _rates = new LearningRates(options.LearningRateSchedule, options.Optimizer.LearningRate, options.WarmUpEpochs * steps, stage.EpochCount * steps);
        _precision = options.MixedPrecision && network.Parameters.device_type == DeviceType.CUDA ? ScalarType.BFloat16 : ScalarType.Float32;
        _step = new BatchStep(network, stage, training.ClassCounts, _precision);
        _dropout = DropoutMasks.On(network.Parameters.device);
    }

    /// <summary>Trains until the last epoch, or until no better one comes.</summary>
    /// <returns>False if it was cancelled.</returns>
    public bool ToEnd(Action<EpochRecord> report, Checkpoint? checkpoint)
    {
        while (_state.Epoch < _stage.EpochCount && !(_validation is not null && Math.Min(_state.EpochsSinceBest, _state.Epoch - _stage.PatienceFrom) >= _options.Patience))
        {
            if (!TryTrainEpoch(out double loss))
                return false;
            report(EndEpoch(loss));
            checkpoint?.Save(_state, Arrays(), _steps.Counters);
        }
        return true;
    }

    /// <summary>Gives the network the values of the best epoch; without one it stays as it is.</summary>
    public void TakeBest()
    {
        if (_state.BestParameters.Length == 0)
            return;
        _memory.SetParameters(_state.BestParameters);
        _memory.SetBuffers(_state.BestBuffers);
    }

    /// <summary>Goes on from what <see cref="Arrays"/> were.</summary>
    public void Restore(float[][] arrays, long[] counters)
    {
        var left = new Queue<float[]>(arrays);
        _memory.SetParameters(left.Dequeue());
        _memory.SetBuffers(left.Dequeue());
        _steps.Restore(left, counters);
    }

    public void Dispose()
    {
        _steps.Dispose();
        _dropout.Dispose();
    }

    private float[][] Arrays() => [_memory.Parameters(), _memory.Buffers(), .. _steps.Memories];

    private bool TryTrainEpoch(out double loss)
    {
        int epoch = _state.Epoch;
        RandomStream random = RandomStream.Create(_seed, nameof(StageRun), _state.Stage, epoch);
        _dropout.Restart(random.NextUInt64());
        ClassConstants? weights = _stage.WeightsIn(epoch);
        double sum = 0;
        int batches = 0;
        loss = 0;
        var work = new LongWork(Invariant($"epoch {epoch + 1}, batches"), (_training.RowCount + _options.BatchSize - 1) / _options.BatchSize);
        foreach (Batch batch in _training.Epoch(_draws[epoch], _options.BatchSize))
        {
            if (_options.CancellationToken.IsCancellationRequested)
                return false;
            // A batch may evaluate the loss once or, mixed, on twice the rows: draws are counted by steps either way.
            _stage.Loss.Step = _state.Step;
            sum += _step.Backward(batch, weights, _dropout, random.Split((ulong)batches));
            _steps.Step(_rates.At(_state.Step++));
            batches++;
            work.Step();
        }
        loss = sum / batches;
        return double.IsFinite(loss) ? true : throw new InvalidOperationException(Invariant(
            $"The loss is {loss} in epoch {epoch + 1}: training diverges. Normalize the features, lower the learning rate ({_options.Optimizer.LearningRate}), or set MaximumGradientNorm."));
    }

    // What is validated and kept is the average, if there is one; training goes on with the values themselves.
    private EpochRecord EndEpoch(double loss)
    {
        float[] values = _memory.Parameters();
        float[]? average = _steps.Average;
        if (average is not null)
            _memory.SetParameters(average);
        double[] shares = _stage.SharesLearned(_state.Epoch, _draws[_state.Epoch].Shares);
        ObjectiveValue? score = _validation is null ? null
            : ValidationScore.Of(_network, _validation, _options.ValidationMetric, [.. _classes.Shares.Zip(shares, (real, learned) => real / learned)], _precision);
        bool isBest = _state.Note(score);
        if (isBest)
        {
            (_state.BestScore, _state.BestEpoch, _state.SharesLearned) = (score, _state.Epoch, shares);
            (_state.BestParameters, _state.BestBuffers) = (_memory.Parameters(), _memory.Buffers());
        }
        if (average is not null)
            _memory.SetParameters(values);
        var record = new EpochRecord(_state.Stage, _state.Epoch, loss, _rates.At(_state.Step), score?.Value ?? double.NaN, isBest);
        _state.History.Add(record);
        _state.Epoch++;
        return record;
    }
}
