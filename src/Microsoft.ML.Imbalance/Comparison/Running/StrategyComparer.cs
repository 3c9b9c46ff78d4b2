using Microsoft.ML.Runtime;

namespace Microsoft.ML.Imbalance;

/// <summary>Runs a comparison: stratified folds, the same for all strategies and trainers, repeated with other cuts.</summary>
/// <remarks>
/// Without a time budget folds come one after the other, so that only one fold's features are in memory. With one, strategies do: what is finished when the time is up
/// is then finished in every fold, and can be compared.
/// </remarks>
internal sealed class StrategyComparer(IHostEnvironment environment, IDataView data, ComparisonFeaturizer featurizer, ComparisonPlan plan)
{
    private readonly int _threads = plan.Settings.NumberOfThreads ?? Environment.ProcessorCount;

    /// <summary>The comparison that a verb asks for.</summary>
    public static ComparisonResult Compare(
        IHostEnvironment environment,
        IDataView data,
        IEnumerable<ComparisonTrainer> trainers,
        IEnumerable<ImbalanceStrategy>? strategies,
        IEstimator<ITransformer>? featurizer,
        ComparisonSettings? settings,
        bool isBinary)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(trainers);
        settings ??= new ComparisonSettings();
        strategies ??= ComparisonPlan.DefaultStrategies.Select(ImbalanceStrategy.Parse);
        IHost host = environment.Register("CompareStrategies");
        var plan = new ComparisonPlan(strategies, trainers, isBinary, settings, settings.Seed ?? host.Rand.Next());
        return new StrategyComparer(host, data, ComparisonFeaturizer.Of(featurizer), plan).Run(settings.Progress, settings.CancellationToken);
    }

    /// <exception cref="InvalidOperationException">No trainer worked even with nothing done, or no strategy with any trainer; or the rows can't be split.</exception>
    public ComparisonResult Run(IProgress<ComparisonProgress>? progress, CancellationToken cancellation) => Cancellation.Run(cancellation, () => Compare(progress, cancellation));

    private ComparisonResult Compare(IProgress<ComparisonProgress>? progress, CancellationToken cancellation)
    {
        using IChannel channel = environment.Register("CompareStrategies").Start("Compare");
        var monitor = new ComparisonMonitor(plan, progress);
        var cells = new ComparisonCells(plan);
        var run = new FoldRun(plan, featurizer, cells, monitor, _threads, cancellation);
        var diagnostics = new ComparisonDiagnostics(plan, cells);
        StratifiedFolds[] repeats = LongWork.Run(channel, "Compare", SplitData);
        PreparedFold[] folds = [.. repeats.SelectMany(repeat => repeat.Splits).Select((split, index) => new PreparedFold(index, split))];
        int[] strategies = [.. Enumerable.Range(0, plan.Strategies.Count)];
        if (plan.Settings.TimeBudget is null)
        {
            foreach (PreparedFold fold in folds)
            {
                run.Execute([fold], strategies);
                if (fold.Index == 0)
                    diagnostics.AddData(repeats[0], fold.Outer!.Features);
                fold.Drop();
                monitor.FoldsDone(1);
                channel.Info(MessageSensitivity.None, "Fold {0} of {1} is compared{2}.", fold.Index + 1, folds.Length, TimeLeft.After(monitor.Elapsed, fold.Index + 1, folds.Length));
            }
        }
        else
        {
            foreach (int strategy in strategies.TakeWhile(_ => !monitor.IsTimeUp))
            {
                run.Execute(folds, [strategy]);
                channel.Info(MessageSensitivity.None, "{0} is compared{1}.", plan.Strategies[strategy], TimeLeft.After(monitor.Elapsed, strategy + 1, strategies.Length));
            }
            if (folds[0].Outer is { } first)
                diagnostics.AddData(repeats[0], first.Features);
            if (!monitor.IsTimeUp)
                monitor.FoldsDone(folds.Length);
        }
        ComparisonResult result = Collect(cells, diagnostics.All);
        foreach (string note in result.Notes)
            channel.Warning(MessageSensitivity.None, "{0}", note);
        channel.Info(MessageSensitivity.None, "{0}", result.Recommendation);
        return result;
    }

    private StratifiedFolds[] SplitData()
    {
        ComparisonSettings settings = plan.Settings;
        return [.. Enumerable.Range(0, settings.NumberOfRepeats).Select(repeat => StratifiedSplitter.Folds(
            environment, data, settings.LabelColumnName, settings.NumberOfFolds, settings.GroupColumnName, unchecked(plan.Seed + repeat)))];
    }

    private ComparisonResult Collect(ComparisonCells cells, IReadOnlyList<ImbalanceDiagnostic> diagnostics)
    {
        var report = new CellReport(plan, cells);
        IReadOnlyList<string> notes = report.Notes;
        // Without the baseline there is nothing to compare a trainer's other strategies with.
        ComparedTrainer[] trainers = [.. Enumerable.Range(0, plan.Trainers.Count).Where(t => cells.IsComplete(t, strategy: 0)).Select(cells.Collect)];
        if (trainers.Length == 0)
        {
            throw new InvalidOperationException(report.IsComplete
                ? $"Nothing could be trained. {string.Join(' ', notes)}"
                : $"The time budget of {plan.Settings.TimeBudget} was spent before any trainer was through with doing nothing. Raise TimeBudget, or lower NumberOfFolds.");
        }
        if (plan.Strategies.Count > 1 && report.IsComplete && trainers.All(t => t.Strategies.Count == 1))
            throw new InvalidOperationException($"No strategy could be compared with doing nothing. {string.Join(' ', notes)}");
        foreach (ImbalanceMetrics metrics in trainers.SelectMany(t => t.Strategies).SelectMany(s => s.FoldMetrics))
            metrics.Environment = environment;
        return new ComparisonResult(
            ComparedTrainer.Adjust(trainers), report.Failures, notes, diagnostics, report.IsComplete, plan.Settings.Objective, new Refitter(environment, data, featurizer, plan));
    }
}
