namespace Microsoft.ML.Imbalance.Tool;

/// <summary>One metric of one strategy: its value in each split, and the difference to doing nothing.</summary>
internal sealed class MetricResult(ComparisonMetric metric, double[] values, PairedDifference? difference)
{
    public ComparisonMetric Metric { get; } = metric;

    public double[] Values { get; } = values;

    public double Mean => Values.Average();

    /// <summary>Null for the baseline itself.</summary>
    public PairedDifference? Difference { get; } = difference;

    public bool IsBetter => Difference is { IsSignificant: true } && Difference.Mean > 0 == Metric.IsHigherBetter;

    public bool IsWorse => Difference is { IsSignificant: true } && !IsBetter;
}

/// <summary>One strategy with one trainer.</summary>
internal sealed class StrategyResult(ImbalanceStrategy strategy, MetricResult[] metrics, double[] thresholds)
{
    public ImbalanceStrategy Strategy { get; } = strategy;

    /// <summary>In the order of <see cref="ComparisonMetric.All"/>.</summary>
    public MetricResult[] Metrics { get; } = metrics;

    /// <summary>The tuned threshold of each split; empty where none was tuned.</summary>
    public double[] Thresholds { get; } = thresholds;

    public MetricResult this[ComparisonMetric metric] => Metrics[Array.IndexOf(ComparisonMetric.All, metric)];
}

/// <summary>All strategies with one trainer.</summary>
internal sealed class TrainerResult(ComparisonTrainer trainer, StrategyResult[] strategies)
{
    public ComparisonTrainer Trainer { get; } = trainer;

    /// <summary>The baseline first.</summary>
    public StrategyResult[] Strategies { get; } = strategies;

    public StrategyResult Baseline => Strategies[0];

    /// <summary>Puts the outcomes of all splits together.</summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="settings">What was compared.</param>
    /// <param name="strategies">Which of the strategies worked in all splits, by index; the baseline first.</param>
    /// <param name="splits">For each split, the outcome of each strategy.</param>
    public static TrainerResult Of(ComparisonTrainer trainer, ComparisonSettings settings, IReadOnlyList<int> strategies, IReadOnlyList<StrategyOutcome[]> splits)
    {
        double[] Values(int strategy, ComparisonMetric metric) => [.. splits.Select(s => metric.Read(s[strategy].Metrics!))];

        StrategyResult Strategy(int strategy) => new(
            settings.Strategies[strategy],
            Array.ConvertAll(ComparisonMetric.All, metric =>
            {
                double[] values = Values(strategy, metric);
                return new MetricResult(
                    metric, values, strategy == strategies[0] ? null : PairedDifference.Of(values, Values(strategies[0], metric), settings.TestToTrain));
            }),
            [.. splits.Select(s => s[strategy].Threshold).OfType<double>()]);

        return new TrainerResult(trainer, [.. strategies.Select(Strategy)]);
    }
}
