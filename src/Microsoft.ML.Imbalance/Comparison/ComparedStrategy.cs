namespace Microsoft.ML.Imbalance;

/// <summary>How one strategy did with one trainer.</summary>
public sealed class ComparedStrategy
{
    private readonly Lazy<ImbalanceMetrics> _pooled;

    internal ComparedStrategy(
        ImbalanceStrategy strategy, IReadOnlyList<ComparedMetric> metrics, IReadOnlyList<double> thresholds, IReadOnlyList<IReadOnlyDictionary<string, double>> offsets,
        IReadOnlyList<ImbalanceStrategy> foldStrategies, IReadOnlyList<ImbalanceMetrics> foldMetrics, int foldsPerRepeat)
    {
        FoldMetrics = foldMetrics;
        FoldsPerRepeat = foldsPerRepeat;
        _pooled = new Lazy<ImbalanceMetrics>(() => foldMetrics[0].Pool([.. foldMetrics.Take(foldsPerRepeat)]));
        Strategy = strategy;
        Metrics = metrics;
        Thresholds = thresholds;
        Offsets = offsets;
        FoldStrategies = foldStrategies;
    }

    /// <summary>The strategy.</summary>
    public ImbalanceStrategy Strategy { get; }

    /// <summary>Every metric, in the order of <see cref="ComparisonMetric.All"/>.</summary>
    public IReadOnlyList<ComparedMetric> Metrics { get; }

    /// <summary>The tuned threshold of each fold; empty where none was tuned.</summary>
    public IReadOnlyList<double> Thresholds { get; }

    /// <summary>The tuned class offsets of each fold by class name, for more than two classes; empty where none were tuned.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, double>> Offsets { get; }

    /// <summary>The strategy with the options that were found best for each fold; empty where options were not searched.</summary>
    public IReadOnlyList<ImbalanceStrategy> FoldStrategies { get; }

    /// <summary>Every metric of each fold's test rows, through all repeats, with their curves: <see cref="BinaryImbalanceMetrics"/> or <see cref="MulticlassImbalanceMetrics"/>.</summary>
    /// <remarks>They keep their rows, some 30 bytes each, as long as the result lives.</remarks>
    public IReadOnlyList<ImbalanceMetrics> FoldMetrics { get; }

    /// <summary>
    /// The metrics of all rows together, each scored once, by the model that did not see it: the folds of the first repeat. Confusion matrices and calibration are steadier so than in
    /// single folds; curves join scores of different models, which need not be on one scale.
    /// </summary>
    public ImbalanceMetrics Pooled => _pooled.Value;

    internal int FoldsPerRepeat { get; }

    /// <summary>One metric.</summary>
    /// <param name="metric">Which.</param>
    public ComparedMetric this[ComparisonMetric metric] => Metrics.Single(m => m.Metric == metric);
}
