using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>All strategies and trainers on one split.</summary>
internal sealed class SplitRun
{
    // The threshold is chosen on held-out predictions of three inner folds: enough for one number, and cheap.
    private const int InnerFolds = 3;

    private readonly ComparisonData _data;
    private readonly ComparisonSettings _settings;
    private readonly ParallelOptions _parallel;

    public SplitRun(ComparisonData data, ComparisonSettings settings, CancellationToken cancellation)
    {
        _data = data;
        _settings = settings;
        _parallel = new ParallelOptions { MaxDegreeOfParallelism = settings.Threads, CancellationToken = cancellation };
    }

    private bool NeedsInnerFolds => _settings.Strategies.Any(s => s is TunedThresholdStrategy);

    /// <summary>How many models one split needs.</summary>
    public int ModelCount => _settings.Trainers.Count * (_settings.Strategies.Count(s => s is not TunedThresholdStrategy) + (NeedsInnerFolds ? InnerFolds : 0));

    /// <summary>Trains and evaluates.</summary>
    /// <param name="split">The split.</param>
    /// <param name="failures">Why a trainer (first index) with a strategy failed before: it is not tried again.</param>
    /// <param name="modelDone">Called after each model, from any thread.</param>
    /// <returns>The outcome of each trainer (first index) with each strategy.</returns>
    public StrategyOutcome[][] Execute(StratifiedSplit split, StrategyFailure?[][] failures, Action modelDone)
    {
        List<StratifiedSplit> splits = [split];
        if (NeedsInnerFolds)
            splits.AddRange(new MLContext(_settings.Seed).Data.Imbalance.StratifiedCrossValidationSplit(split.TrainSet, ComparisonData.Label, InnerFolds, seed: _settings.Seed));
        PreparedSplit[] prepared = InParallel(splits, s => PreparedSplit.Create(s, _data.Plan, _settings.Seed));

        var jobs = new List<Job>();
        // Trees take longest: they start first, so that at the end no processor waits for one.
        for (int t = _settings.Trainers.Count - 1; t >= 0; t--)
        {
            for (int s = 0; s < _settings.Strategies.Count; s++)
            {
                if (failures[t][s] is null)
                    jobs.AddRange(JobsOf(t, s, prepared, _settings.Strategies[s] is TunedThresholdStrategy));
            }
        }
        (ScoredRows? Rows, string? Failure)[] results = InParallel(jobs, job =>
        {
            (ScoredRows? Rows, string? Failure) result = Train(job);
            modelDone();
            return result;
        });
        ILookup<(int Trainer, int Strategy), (ScoredRows? Rows, string? Failure)> byCell = jobs.Zip(results).ToLookup(r => (r.First.Trainer, r.First.Strategy), r => r.Second);
        return
        [
            .. failures.Select((ofTrainer, t) => ofTrainer.Select((failure, s) =>
                failure is null ? Collect(_settings.Strategies[s], [.. byCell[(t, s)]], byCell[(t, 0)].FirstOrDefault().Rows) : StrategyOutcome.Failed(failure.Reason)).ToArray()),
        ];
    }

    private static IEnumerable<Job> JobsOf(int trainer, int strategy, PreparedSplit[] prepared, bool isTuned)
        => isTuned ? prepared.Skip(1).Select(inner => new Job(trainer, strategy, inner)) : [new Job(trainer, strategy, prepared[0])];

    private static StrategyOutcome Collect(ImbalanceStrategy strategy, (ScoredRows? Rows, string? Failure)[] results, ScoredRows? baseline)
    {
        if (results.FirstOrDefault(r => r.Failure is not null).Failure is { } failure)
            return StrategyOutcome.Failed(failure);
        if (strategy is not TunedThresholdStrategy)
            return StrategyOutcome.Of(results[0].Rows!.Evaluate());
        if (baseline is null)
            return StrategyOutcome.Failed("there is no model to tune");
        // The threshold is chosen on rows held out within the training rows, and used on the test rows as the baseline scored them.
        double threshold = ThresholdTuner.BestBalancedAccuracy(
            [.. results.SelectMany(r => r.Rows!.Probabilities)], [.. results.SelectMany(r => r.Rows!.IsPositive)]);
        return StrategyOutcome.Of(baseline.Evaluate(threshold), threshold);
    }

    private (ScoredRows? Rows, string? Failure) Train(Job job)
    {
        var context = new MLContext(_settings.Seed);
        try
        {
            (IDataView train, string? weightColumn) = Prepare(context, _settings.Strategies[job.Strategy], job.Split.Train);
            ITransformer model = _settings.Trainers[job.Trainer].Train(context, train, _data.IsBinary, weightColumn);
            return (ScoredRows.Create(context, model, job.Split.Test, _data.IsBinary), null);
        }
        // Too few rows of a class for a method, or for a trainer: the others can still be compared.
        catch (Exception e) when (e is ToolException or InvalidOperationException or ArgumentException)
        {
            return (null, ErrorText.OneLine(e));
        }
    }

    private (IDataView Train, string? WeightColumn) Prepare(MLContext context, ImbalanceStrategy strategy, IDataView train) => strategy switch
    {
        ResamplingStrategy resampling => (
            resampling.Create(context, new StrategyColumns(ComparisonData.Label, Numbers: [FeaturePipeline.Features], Categories: [], _settings.Seed)).FitResample(train), null),
        ClassWeightsStrategy weighting => (weighting.Create(context, ComparisonData.Label).Fit(train).Transform(train), weighting.OutputColumnName),
        _ => (train, null),
    };

    // Results in the order of the items, and of several failures always the first item's, whatever the threads do.
    private TResult[] InParallel<TItem, TResult>(IReadOnlyList<TItem> items, Func<TItem, TResult> run)
    {
        var results = new TResult[items.Count];
        var failures = new Exception?[items.Count];
        Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, items.Count), EnumerablePartitionerOptions.NoBuffering), _parallel, i =>
        {
            try
            {
                results[i] = run(items[i]);
            }
            catch (Exception e)
            {
                failures[i] = e;
            }
        });
        if (Array.Find(failures, f => f is not null) is { } failure)
            ExceptionDispatchInfo.Throw(failure);
        return results;
    }

    /// <summary>One model to train: the trainer and the strategy by index, and the rows.</summary>
    private sealed record Job(int Trainer, int Strategy, PreparedSplit Split);
}
