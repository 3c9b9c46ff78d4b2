namespace Microsoft.ML.Imbalance;

/// <summary>Two models on the same rows: what each scores, and which differences are more than chance.</summary>
/// <remarks>
/// Everything is paired: both models are judged on the same rows, so that rows which are hard for both add nothing to the uncertainty. Many metrics are compared at
/// once; one of twenty is below p = 0.05 by chance alone. Decide before which one counts.
/// </remarks>
/// <typeparam name="TMetrics"><see cref="BinaryImbalanceMetrics"/> or <see cref="MulticlassImbalanceMetrics"/>.</typeparam>
public abstract class ModelComparison<TMetrics>
    where TMetrics : ImbalanceMetrics
{
    private readonly PairedBootstrap<TMetrics> _bootstrap;

    private protected ModelComparison(PairedBootstrap<TMetrics> bootstrap, McNemarTest decisions, IReadOnlyList<McNemarTest> perClassDecisions)
    {
        _bootstrap = bootstrap;
        Decisions = decisions;
        PerClassDecisions = perClassDecisions;
        Differences = Array.AsReadOnly(bootstrap.OfAll());
    }

    /// <summary>The metrics of the first model.</summary>
    public TMetrics MetricsA => _bootstrap.MetricsA;

    /// <summary>The metrics of the second model.</summary>
    public TMetrics MetricsB => _bootstrap.MetricsB;

    /// <summary>Whether one model's decisions are right more often.</summary>
    public McNemarTest Decisions { get; }

    /// <summary>The same for the rows of each class alone: a test of the difference in recall. In the order of <see cref="ImbalanceMetrics.PerClass"/>.</summary>
    public IReadOnlyList<McNemarTest> PerClassDecisions { get; }

    /// <summary>The difference in every metric, in the order of <see cref="ImbalanceMetrics.ToDictionary"/>.</summary>
    public IReadOnlyList<MetricDifference> Differences { get; }

    /// <summary>The difference in a metric.</summary>
    /// <param name="metric">The name of the metric, as in <see cref="ImbalanceMetrics.ToDictionary"/>.</param>
    /// <exception cref="KeyNotFoundException">There is no metric of this name.</exception>
    public MetricDifference this[string metric] => Differences.FirstOrDefault(difference => difference.Metric == metric)
        ?? throw new KeyNotFoundException($"There is no metric '{metric}'. The metrics are: {string.Join(", ", Differences.Select(difference => difference.Metric))}.");

    /// <summary>The difference in a measure that has something to choose, such as a partial area or the precision of a list of fixed length, or in one of your own; with an interval as <see cref="Differences"/> have.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="measure">
    /// Any function of the metrics, their curves or their predictions; NaN where it is not defined. It is called from several threads, with metrics of the same rows, in the
    /// same order, whose weights say how often each was drawn.
    /// </param>
    /// <param name="options">How to draw, and what kind of interval to make; null for what the comparison was made with.</param>
    /// <returns>Both values, the difference and its interval.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public MetricDifference Difference(string name, Func<TMetrics, double> measure, BootstrapOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(measure);
        options?.Validate();
        return _bootstrap.Of(name, measure, options);
    }

    /// <summary>A table of the differences, then the tests.</summary>
    public override string ToString()
    {
        List<string[]> rows = [["metric", "A", "B", "B - A", "lower", "upper", "p"]];
        foreach (MetricDifference d in Differences)
        {
            double[] values = [d.A, d.B, d.Difference, d.Interval.Lower, d.Interval.Upper, d.PValue];
            rows.Add([d.Metric, .. values.Select(MetricsTable.Format)]);
        }
        return $"{TextTable.Format(rows)}\n{string.Join('\n', Tests())}\n";
    }

    private protected virtual IEnumerable<string> Tests() => [$"McNemar: {Decisions}"];
}
