namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Runs a comparison: stratified folds, the same for all strategies and trainers, repeated with other cuts.</summary>
/// <param name="data">The rows.</param>
/// <param name="settings">What to compare; the first strategy is to do nothing.</param>
internal sealed class ComparisonRunner(ComparisonData data, ComparisonSettings settings)
{
    private readonly StrategyFailure?[][] _failures = [.. settings.Trainers.Select(_ => new StrategyFailure?[settings.Strategies.Count])];

    /// <summary>How many models there are to train.</summary>
    public int ModelCount => new SplitRun(data, settings, CancellationToken.None).ModelCount * settings.SplitCount;

    /// <summary>What could not be trained, and why; known after the run.</summary>
    public IReadOnlyList<string> Notes
    {
        get
        {
            var failures = from t in Enumerable.Range(0, settings.Trainers.Count)
                           from s in Enumerable.Range(0, settings.Strategies.Count)
                           where _failures[t][s] is not null
                           group settings.Trainers[t].Name by (Strategy: settings.Strategies[s], Failure: _failures[t][s]);
            return
            [
                .. failures.Select(f =>
                    $"{f.Key.Strategy} is left out{(f.Count() == settings.Trainers.Count ? "" : $" with {string.Join(" and ", f)}")} (split {f.Key.Failure!.Split} of {settings.SplitCount}): {f.Key.Failure.Reason}"),
            ];
        }
    }

    /// <param name="cancellation">Ends the comparison.</param>
    /// <param name="modelDone">Called after each model, from any thread.</param>
    /// <param name="splitDone">Called after each split with how many are done.</param>
    /// <exception cref="ToolException">No trainer worked even with nothing done, or no strategy with any trainer.</exception>
    public TrainerResult[] Run(CancellationToken cancellation, Action modelDone, Action<int> splitDone)
    {
        var run = new SplitRun(data, settings, cancellation);
        var splits = new List<StrategyOutcome[][]>();
        for (int repeat = 0; repeat < settings.Repeats; repeat++)
        {
            var context = new MLContext(settings.Seed);
            foreach (StratifiedSplit split in context.Data.Imbalance.StratifiedCrossValidationSplit(data.View, ComparisonData.Label, settings.Folds, seed: settings.Seed + repeat))
            {
                // One split at a time, so that only its features are in memory.
                StrategyOutcome[][] outcomes = run.Execute(split, _failures, modelDone);
                for (int t = 0; t < outcomes.Length; t++)
                {
                    for (int s = 0; s < outcomes[t].Length; s++)
                        _failures[t][s] ??= outcomes[t][s].Failure is { } reason ? new StrategyFailure(splits.Count + 1, reason) : null;
                }
                splits.Add(outcomes);
                splitDone(splits.Count);
            }
        }
        // Without the baseline there is nothing to compare a trainer's other strategies with.
        TrainerResult[] results =
        [
            .. Enumerable.Range(0, settings.Trainers.Count).Where(t => _failures[t][0] is null).Select(t => TrainerResult.Of(
                settings.Trainers[t],
                settings,
                [.. Enumerable.Range(0, settings.Strategies.Count).Where(s => _failures[t][s] is null)],
                [.. splits.Select(s => s[t])])),
        ];
        if (results.Length == 0)
            throw new ToolException($"Nothing could be trained. {string.Join(' ', Notes)}");
        return settings.Strategies.Count == 1 || results.Any(r => r.Strategies.Length > 1)
            ? results
            : throw new ToolException($"No strategy could be compared with doing nothing. {string.Join(' ', Notes)}");
    }
}
