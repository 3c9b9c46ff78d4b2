namespace Microsoft.ML.Imbalance;

/// <summary>Strategies with all trainers on some folds, side by side.</summary>
internal sealed class FoldRun(ComparisonPlan plan, ComparisonFeaturizer featurizer, ComparisonCells cells, ComparisonMonitor monitor, int threads, CancellationToken cancellation)
{
    private readonly ModelTrainer _models = new(plan.Settings, plan.IsBinary, plan.Seed, cancellation);

    /// <summary>Trains and evaluates. What failed in an earlier fold is not tried again, and nothing is started when the time is up.</summary>
    public void Execute(IReadOnlyList<PreparedFold> folds, IReadOnlyList<int> strategies)
    {
        Prepare(folds, strategies.Any(plan.NeedsInnerFolds));
        Cell[] jobs =
        [
            .. from fold in folds
               from trainer in Enumerable.Range(0, plan.Trainers.Count)
               from strategy in strategies
               // What takes many models starts first, then the last trainers, which are often the slow ones: so that at the end no processor waits for one.
               orderby plan.CellModelCount(strategy) descending, trainer descending
               select new Cell(trainer, strategy, fold),
        ];
        bool[] isSkipped = Array.ConvertAll(jobs, job => cells.FailedFold(job.Trainer, job.Strategy) >= 0);
        CellOutcome?[] outcomes = OrderedParallel.Run([.. Enumerable.Range(0, jobs.Length)], threads, cancellation, job =>
        {
            CellOutcome? outcome = isSkipped[job] || monitor.IsTimeUp ? null : Run(jobs[job]);
            if (isSkipped[job] || outcome is not null)
                monitor.CellDone(jobs[job].Trainer, jobs[job].Strategy, jobs[job].Fold.Index);
            return outcome;
        });
        foreach ((Cell cell, CellOutcome? outcome) in jobs.Zip(outcomes))
            cells[cell.Trainer, cell.Strategy, cell.Fold.Index] = outcome;
        foreach (Cell cell in jobs)
            cells[cell.Trainer, cell.Strategy, cell.Fold.Index] = Finish(cell);
        Forget(folds, strategies);
    }

    private CellOutcome Run(Cell cell)
    {
        ComparisonTrainer trainer = plan.Trainers[cell.Trainer];
        ImbalanceStrategy strategy = plan.Strategies[cell.Strategy];
        if (cell.Fold.InnerFailure is string failure && plan.NeedsInnerFolds(cell.Strategy))
            return new CellOutcome { Failure = failure };
        try
        {
            if (strategy is TunedThresholdStrategy tuned)
                return new CellOutcome { Rule = _models.Tune(tuned, trainer, cell.Fold.Inner) };
            IReadOnlyList<ImbalanceStrategy> candidates = plan.CandidatesOf(cell.Strategy);
            ImbalanceStrategy? chosen = candidates.Count > 1 ? new OptionChooser(_models, plan.Settings, plan.Seed).Choose(candidates, trainer, cell.Fold.Inner) : null;
            ScoredRows rows = _models.Score(chosen ?? strategy, trainer, cell.Fold.Outer!);
            ImbalanceMetrics metrics = rows.Evaluate();
            return new CellOutcome { Rows = cell.Strategy == 0 ? rows : null, Metrics = metrics, Chosen = chosen, Diagnostics = [.. rows.Reported, .. metrics.Diagnostics] };
        }
        // Too few rows of a class for a method, a native library that is not there, whatever a trainer throws: the others can still be compared.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return new CellOutcome { Failure = FailureText.OneLine(e) };
        }
    }

    /// <summary>A threshold, or offsets, were chosen on rows held out within the training rows; they are used on the test rows as the model of doing nothing scored them.</summary>
    private CellOutcome? Finish(Cell cell)
    {
        CellOutcome? outcome = cells[cell.Trainer, cell.Strategy, cell.Fold.Index];
        if (outcome is not { Rule: { } rule, Metrics: null })
            return outcome;
        CellOutcome? baseline = cells[cell.Trainer, 0, cell.Fold.Index];
        if (baseline?.Rows is { } rows)
        {
            ImbalanceMetrics metrics = rows.Evaluate(rule);
            return new CellOutcome { Rule = rule, Metrics = metrics, Diagnostics = metrics.Diagnostics };
        }
        // Where doing nothing was not finished, neither is this.
        return baseline is null && cells.FailedFold(cell.Trainer, 0) < 0 ? null : new CellOutcome { Failure = "there is no model to tune" };
    }

    /// <summary>Scored rows of a fold are needed no longer when its last strategy is through.</summary>
    private void Forget(IReadOnlyList<PreparedFold> folds, IReadOnlyList<int> strategies)
    {
        if (strategies[^1] != plan.Strategies.Count - 1)
            return;
        foreach (PreparedFold fold in folds)
        {
            for (int trainer = 0; trainer < plan.Trainers.Count; trainer++)
            {
                if (cells[trainer, 0, fold.Index] is { Metrics: { } metrics } outcome)
                    cells[trainer, 0, fold.Index] = new CellOutcome { Metrics = metrics, Diagnostics = outcome.Diagnostics };
            }
        }
    }

    private void Prepare(IReadOnlyList<PreparedFold> folds, bool needsInner)
    {
        var wanted = new List<(PreparedFold Fold, bool IsInner, StratifiedSplit Split)>();
        foreach (PreparedFold fold in folds)
        {
            if (fold.Outer is null)
                wanted.Add((fold, false, fold.Split));
            if (needsInner && fold is { Inner.Length: 0, InnerFailure: null })
                wanted.AddRange(InnerSplits(fold).Select(split => (fold, true, split)));
        }
        PreparedSplit[] prepared = OrderedParallel.Run(
            wanted, featurizer.IsShared ? 1 : threads, cancellation, w => PreparedSplit.Create(w.Split, featurizer, plan.Settings, plan.IsBinary, plan.Seed));
        foreach (var ofFold in wanted.Zip(prepared).GroupBy(p => p.First.Fold))
        {
            foreach (var outer in ofFold.Where(p => !p.First.IsInner))
                ofFold.Key.Outer = outer.Second;
            PreparedSplit[] inner = [.. ofFold.Where(p => p.First.IsInner).Select(p => p.Second)];
            if (inner.Length > 0)
                ofFold.Key.Inner = inner;
        }
    }

    // What chooses nothing does without them: it goes on where a class has too few rows for them.
    private IReadOnlyList<StratifiedSplit> InnerSplits(PreparedFold fold)
    {
        ComparisonSettings settings = plan.Settings;
        try
        {
            return StratifiedSplitter.CrossValidation(
                new MLContext(plan.Seed), fold.Split.TrainSet, settings.LabelColumnName, settings.NumberOfInnerFolds, settings.GroupColumnName, plan.Seed);
        }
        catch (InvalidOperationException e)
        {
            string reason = FailureText.OneLine(e).Replace("numberOfFolds", nameof(ComparisonSettings.NumberOfInnerFolds), StringComparison.Ordinal);
            fold.InnerFailure = $"what it chooses is chosen on folds within the training rows. There: {reason}";
            return [];
        }
    }

    /// <summary>One trainer, one strategy, by index, and the fold.</summary>
    private sealed record Cell(int Trainer, int Strategy, PreparedFold Fold);
}
