namespace Microsoft.ML.Imbalance;

/// <summary>What is not in the result, and why.</summary>
internal sealed class CellReport(ComparisonPlan plan, ComparisonCells cells)
{
    /// <summary>Strategies that failed, by trainer.</summary>
    public IReadOnlyList<ComparisonFailure> Failures { get; } =
    [
        .. from trainer in Enumerable.Range(0, plan.Trainers.Count)
           from strategy in Enumerable.Range(0, plan.Strategies.Count)
           let fold = cells.FailedFold(trainer, strategy)
           where fold >= 0
           select new ComparisonFailure(plan.Trainers[trainer], plan.Strategies[strategy], fold, cells[trainer, strategy, fold]!.Failure!),
    ];

    /// <summary>Whether there was time for everything.</summary>
    public bool IsComplete => !Unfinished.Any();

    public IReadOnlyList<string> Notes => [.. FailureNotes, .. TimeNotes];

    private IEnumerable<(int Trainer, int Strategy)> Unfinished => from strategy in Enumerable.Range(0, plan.Strategies.Count)
                                                                   from trainer in Enumerable.Range(0, plan.Trainers.Count)
                                                                   where cells.IsUnfinished(trainer, strategy)
                                                                   select (trainer, strategy);

    private IEnumerable<string> FailureNotes
        => from failure in Failures
           group failure.Trainer.Name by (failure.Strategy, failure.Fold, failure.Reason) into alike
           select $"{alike.Key.Strategy} is left out{With(alike)} (split {alike.Key.Fold + 1} of {plan.Settings.SplitCount}): {alike.Key.Reason}";

    private IEnumerable<string> TimeNotes => from cell in Unfinished
                                             group plan.Trainers[cell.Trainer].Name by plan.Strategies[cell.Strategy] into alike
                                             select $"{alike.Key} is left out{With(alike)}: the time budget of {plan.Settings.TimeBudget} was spent before it was through all folds.";

    private string With(IEnumerable<string> trainers) => trainers.Count() == plan.Trainers.Count ? "" : $" with {string.Join(" and ", trainers)}";
}
