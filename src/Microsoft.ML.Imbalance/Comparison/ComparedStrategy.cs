namespace Microsoft.ML.Imbalance;

/// <summary>How one strategy did with one trainer.</summary>
public sealed class ComparedStrategy
{
    internal ComparedStrategy(ImbalanceStrategy strategy, IReadOnlyList<ComparedMetric> metrics, IReadOnlyList<double> thresholds, IReadOnlyList<ImbalanceStrategy> foldStrategies)
    {
        Strategy = strategy;
        Metrics = metrics;
        Thresholds = thresholds;
        FoldStrategies = foldStrategies;
    }

    /// <summary>The strategy.</summary>
    public ImbalanceStrategy Strategy { get; }

    /// <summary>Every metric, in the order of <see cref="ComparisonMetric.All"/>.</summary>
    public IReadOnlyList<ComparedMetric> Metrics { get; }

    /// <summary>The tuned threshold of each fold; empty where none was tuned.</summary>
    public IReadOnlyList<double> Thresholds { get; }

    /// <summary>The strategy with the options that were found best for each fold; empty where options were not searched.</summary>
    public IReadOnlyList<ImbalanceStrategy> FoldStrategies { get; }

    /// <summary>One metric.</summary>
    /// <param name="metric">Which.</param>
    public ComparedMetric this[ComparisonMetric metric] => Metrics.Single(m => m.Metric == metric);
}
