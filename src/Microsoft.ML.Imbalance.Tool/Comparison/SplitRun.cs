using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>All strategies and trainers on one split.</summary>
internal sealed class SplitRun
{
    // The threshold is chosen on held-out predictions of three inner folds: enough for one number, and cheap.
    private const int InnerFolds = 3;
    private const string Weight = "Weight";

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
    /// <param name="modelDone">Called after each model, from any thread.</param>
    /// <returns>The result of each trainer (first index) with each strategy.</returns>
    public StrategyOutcome[][] Execute(StratifiedSplit split, Action modelDone)
    {
        List<StratifiedSplit> splits = [split];
        if (NeedsInnerFolds)
            splits.AddRange(new MLContext(_settings.Seed).Data.Imbalance.StratifiedCrossValidationSplit(split.TrainSet, ComparisonData.Label, InnerFolds, seed: _settings.Seed));
        PreparedSplit[] prepared = InParallel(splits, s => PreparedSplit.Create(s, _data.Plan, _settings.Seed));

        Strategy[] trained = [.. _settings.Strategies.Where(s => s is not TunedThresholdStrategy)];
        // The longest first: what is left at the end is short, and no processor waits for it.
        Job[] jobs =
        [
            .. from trainer in _settings.Trainers.Reverse()
               from job in trained.Select(s => new Job(trainer, s, prepared[0])).Concat(prepared.Skip(1).Select(inner => new Job(trainer, null, inner)))
               select job,
        ];
        ScoredRows[] scored = InParallel(jobs, job =>
        {
            ScoredRows rows = Train(job);
            modelDone();
            return rows;
        });
        return [.. _settings.Trainers.Select(trainer => Collect(jobs.Zip(scored).Where(j => j.First.Trainer == trainer)))];
    }

    private StrategyOutcome[] Collect(IEnumerable<(Job Job, ScoredRows Rows)> results)
    {
        (Job Job, ScoredRows Rows)[] all = [.. results];
        ScoredRows[] inner = [.. all.Where(r => r.Job.Strategy is null).Select(r => r.Rows)];
        ScoredRows baseline = all.First(r => r.Job.Strategy is NoStrategy).Rows;
        return [.. _settings.Strategies.Select(s => s is TunedThresholdStrategy ? Tuned(inner, baseline) : new StrategyOutcome(all.First(r => r.Job.Strategy == s).Rows.Evaluate(), null))];
    }

    private static StrategyOutcome Tuned(ScoredRows[] inner, ScoredRows baseline)
    {
        double threshold = ThresholdTuner.BestBalancedAccuracy([.. inner.SelectMany(r => r.Probabilities)], [.. inner.SelectMany(r => r.IsPositive)]);
        return new StrategyOutcome(baseline.Evaluate(threshold), threshold);
    }

    private ScoredRows Train(Job job)
    {
        var context = new MLContext(_settings.Seed);
        IDataView train = job.Split.Train;
        bool isWeighted = job.Strategy is ClassWeightsStrategy;
        switch (job.Strategy)
        {
            case ResamplingStrategy resampling:
                var columns = new ResamplingColumns(ComparisonData.Label, [FeaturePipeline.Features], _settings.Seed);
                train = resampling.Create(context, columns).FitResample(train);
                break;
            case ClassWeightsStrategy weighting:
                train = weighting.Create(context, ComparisonData.Label, Weight).Fit(train).Transform(train);
                break;
        }
        ITransformer model = job.Trainer.Create(context, _data.IsBinary, isWeighted ? Weight : null).Fit(train);
        return ScoredRows.Create(context, model, job.Split.Test, _data.IsBinary);
    }

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

    /// <summary>One model to train; without a strategy it is for choosing the threshold.</summary>
    private sealed record Job(ComparisonTrainer Trainer, Strategy? Strategy, PreparedSplit Split);
}
