namespace Microsoft.ML.Imbalance;

/// <summary>What came out for each trainer, strategy and fold.</summary>
internal sealed class ComparisonCells(ComparisonPlan plan)
{
    private readonly CellOutcome?[,,] _outcomes = new CellOutcome?[plan.Trainers.Count, plan.Strategies.Count, plan.Settings.SplitCount];

    public CellOutcome? this[int trainer, int strategy, int fold]
    {
        get => _outcomes[trainer, strategy, fold];
        set => _outcomes[trainer, strategy, fold] = value;
    }

    /// <summary>The first fold in which a strategy failed; -1 if it did in none.</summary>
    public int FailedFold(int trainer, int strategy) => Folds.TakeWhile(fold => this[trainer, strategy, fold]?.Failure is null).Count() is var fold && fold < plan.Settings.SplitCount ? fold : -1;

    public bool IsUnfinished(int trainer, int strategy) => FailedFold(trainer, strategy) < 0 && Folds.Any(fold => this[trainer, strategy, fold] is null);

    public bool IsComplete(int trainer, int strategy) => FailedFold(trainer, strategy) < 0 && !IsUnfinished(trainer, strategy);

    /// <summary>Puts a trainer's folds together: strategies that are complete, the baseline first.</summary>
    public ComparedTrainer Collect(int trainer)
    {
        double[] Values(int strategy, ComparisonMetric metric) => [.. Folds.Select(fold => metric.Read(this[trainer, strategy, fold]!.Metrics!))];

        ComparedStrategy Strategy(int strategy) => new(
            plan.Strategies[strategy],
            [
                .. ComparisonMetric.All.Select(metric =>
                {
                    double[] values = Values(strategy, metric);
                    return new ComparedMetric(metric, values, strategy == 0 ? null : PairedDifference.Of(values, Values(0, metric), plan.Settings.TestToTrain));
                }),
            ],
            [.. Folds.Select(fold => this[trainer, strategy, fold]!.Rule?.Threshold?.Threshold).OfType<double>()],
            [.. Folds.Select(fold => this[trainer, strategy, fold]!.Rule?.Offsets?.Offsets).OfType<IReadOnlyDictionary<string, double>>()],
            [.. Folds.Select(fold => this[trainer, strategy, fold]!.Chosen).OfType<ImbalanceStrategy>()],
            [.. Folds.Select(fold => this[trainer, strategy, fold]!.Metrics!)],
            plan.Settings.NumberOfFolds);

        return new ComparedTrainer(plan.Trainers[trainer], [.. Enumerable.Range(0, plan.Strategies.Count).Where(s => IsComplete(trainer, s)).Select(Strategy)]);
    }

    private IEnumerable<int> Folds => Enumerable.Range(0, plan.Settings.SplitCount);
}
