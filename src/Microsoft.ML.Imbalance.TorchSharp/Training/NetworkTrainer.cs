using System.Diagnostics;
using Microsoft.ML.Imbalance.TorchSharp.Networks;

namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Trains a network: the whole of it, then its last layer if that is wanted.</summary>
/// <param name="network">The network, with the values to begin with.</param>
/// <param name="classes">The classes, and how many rows of each there are.</param>
/// <param name="options">How to train; checked.</param>
/// <param name="seed">The seed.</param>
/// <param name="rows">What tells the rows to train on from others, for checkpoints.</param>
/// <param name="inform">Is told, in one line, of each epoch.</param>
/// <param name="stepsAreOnDevice">Whether values follow gradients by operations of libtorch, as on a GPU, on the CPU too.</param>
internal sealed class NetworkTrainer(TrainableNetwork network, ClassCounts classes, NetworkTrainingOptions options, int seed, ulong rows, Action<string>? inform, bool stepsAreOnDevice = false)
{
    private readonly NetworkMemory _memory = new(network);

    /// <summary>Trains; then the network has the best values.</summary>
    /// <param name="training">Rows to train on.</param>
    /// <param name="validation">Rows that tell the best epoch; null to keep the last.</param>
    /// <exception cref="InvalidOperationException">The loss is no finite number any more, or a checkpoint is of another training.</exception>
    public TrainingOutcome Train(BatchSource training, BatchSource? validation)
    {
        using var threads = new TorchThreads(options.ThreadCount);
        var state = new TrainingState { SharesLearned = classes.Shares };
        Checkpoint? checkpoint = options.CheckpointPath is string path ? new Checkpoint(path, TrainingFingerprint.Of(options, seed, classes, rows, _memory.View())) : null;
        var saved = checkpoint?.Load(state);
        HeadLayout layout = HeadLayout.Of(network);
        bool isComplete = true;
        if (state.Stage == 0)
        {
            using TrainingStage whole = TrainingStages.Whole(options, classes, seed, new ValueRange(network.FrozenParameterCount, _memory.ParameterCount - network.FrozenParameterCount));
            isComplete = Run(whole, state, training, validation, checkpoint, saved);
            if (isComplete)
                state.NextStage();
            saved = null;
        }
        if (isComplete)
        {
            using TrainingStage? last = TrainingStages.LastLayer(options, layout, _memory.View());
            if (last is not null && saved is null && last.Part is ValueRange)
                ChangeHead(layout, head => HeadAdjustments.Restart(layout, head, RandomStream.Create(seed, TrainingStages.Classifier)));
            isComplete = last is null || Run(last, state, training, validation, checkpoint, saved);
        }
        Finish(layout, state);
        if (isComplete)
            checkpoint?.Delete();
        double total = state.SharesLearned.Sum();
        return new TrainingOutcome(state.History, Array.ConvertAll(state.SharesLearned, share => share / total), WasCancelled: !isComplete);
    }

    private bool Run(TrainingStage stage, TrainingState state, BatchSource training, BatchSource? validation, Checkpoint? checkpoint, (float[][] Arrays, long[] Counters)? saved)
    {
        using var run = new StageRun(network, _memory, stage, state, classes, options, seed, training, validation, stepsAreOnDevice || !_memory.IsHost);
        if (saved is { } values)
            run.Restore(values.Arrays, values.Counters);
        long start = Stopwatch.GetTimestamp();
        int first = state.Epoch;
        bool isComplete = run.ToEnd(
            record => Report(stage, record, TimeLeft.After(Stopwatch.GetElapsedTime(start), record.Epoch + 1 - first, stage.EpochCount - first)), checkpoint);
        run.TakeBest();
        return isComplete;
    }

    private void Finish(HeadLayout layout, TrainingState state)
    {
        if (options.Classifier == ClassifierAdjustment.TauNormalize)
            ChangeHead(layout, head => HeadAdjustments.NormalizeLengths(layout, head, options.ClassifierTau));
        if (options.PostHocTau > 0)
        {
            ChangeHead(layout, head => HeadAdjustments.TakeOutShares(layout, head, classes.Shares, options.PostHocTau));
            state.SharesLearned = [.. state.SharesLearned.Zip(classes.Shares, (learned, share) => learned * Math.Pow(share, -options.PostHocTau))];
        }
    }

    private void ChangeHead(HeadLayout layout, HeadChange change)
    {
        float[] values = _memory.Parameters();
        change(values.AsSpan(layout.Start, layout.Length));
        _memory.SetParameters(values);
    }

    private void Report(TrainingStage stage, EpochRecord record, string timeLeft)
    {
        double? value = double.IsNaN(record.Score) ? null : options.ValidationMetric == ValidationMetric.LogLoss ? -record.Score : record.Score;
        var progress = new TrainingProgress(stage.Name, record.Epoch + 1, stage.EpochCount, record.Loss, record.LearningRate, options.ValidationMetric, value, record.IsBest);
        options.Progress?.Report(progress);
        inform?.Invoke($"{progress}{timeLeft}");
    }

    private delegate void HeadChange(Span<float> head);
}
