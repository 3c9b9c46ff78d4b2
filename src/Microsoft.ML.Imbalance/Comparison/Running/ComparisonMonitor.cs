namespace Microsoft.ML.Imbalance;

/// <summary>Watches the time, and tells how far a comparison is.</summary>
internal sealed class ComparisonMonitor(ComparisonPlan plan, IProgress<ComparisonProgress>? progress)
{
    private readonly object _lock = new();
    private readonly long _start = plan.Settings.Clock.GetTimestamp();
    private int _completedModels;
    private int _completedFolds;

    public TimeSpan Elapsed => plan.Settings.Clock.GetElapsedTime(_start);

    /// <summary>Whether nothing more is to be started.</summary>
    public bool IsTimeUp => plan.Settings.TimeBudget is { } budget && Elapsed >= budget;

    public void CellDone(int trainer, int strategy, int fold)
    {
        lock (_lock)
        {
            _completedModels += plan.CellModelCount(strategy);
            progress?.Report(new ComparisonProgress(_completedModels, plan.ModelCount, _completedFolds, Elapsed)
            {
                Trainer = plan.Trainers[trainer],
                Strategy = plan.Strategies[strategy],
                Fold = fold,
            });
        }
    }

    public void FoldsDone(int count)
    {
        lock (_lock)
        {
            _completedFolds += count;
            progress?.Report(new ComparisonProgress(_completedModels, plan.ModelCount, _completedFolds, Elapsed));
        }
    }
}
