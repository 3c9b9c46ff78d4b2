namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Runs a comparison: stratified folds, the same for all strategies and trainers, repeated with other cuts.</summary>
internal static class ComparisonRunner
{
    /// <param name="data">The rows.</param>
    /// <param name="settings">What to compare; the first strategy is to do nothing.</param>
    /// <param name="cancellation">Ends the comparison.</param>
    /// <param name="modelDone">Called after each model, from any thread.</param>
    /// <param name="splitDone">Called after each split with how many are done.</param>
    public static TrainerResult[] Run(ComparisonData data, ComparisonSettings settings, CancellationToken cancellation, Action modelDone, Action<int> splitDone)
    {
        var run = new SplitRun(data, settings, cancellation);
        var splits = new List<StrategyOutcome[][]>();
        for (int repeat = 0; repeat < settings.Repeats; repeat++)
        {
            var context = new MLContext(settings.Seed);
            foreach (StratifiedSplit split in context.Data.Imbalance.StratifiedCrossValidationSplit(data.View, ComparisonData.Label, settings.Folds, seed: settings.Seed + repeat))
            {
                // One split at a time, so that only its features are in memory.
                splits.Add(run.Execute(split, modelDone));
                splitDone(splits.Count);
            }
        }
        return [.. settings.Trainers.Select((trainer, t) => TrainerResult.Of(trainer, settings, [.. splits.Select(s => s[t])]))];
    }

    /// <summary>How many models a comparison trains.</summary>
    public static int CountModels(ComparisonData data, ComparisonSettings settings)
        => new SplitRun(data, settings, CancellationToken.None).ModelCount * settings.SplitCount;
}
