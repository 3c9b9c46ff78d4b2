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
    private protected ModelComparison(TMetrics metricsA, TMetrics metricsB, McNemarTest decisions, IReadOnlyList<McNemarTest> perClassDecisions, MetricDifference[] differences)
    {
        MetricsA = metricsA;
        MetricsB = metricsB;
        Decisions = decisions;
        PerClassDecisions = perClassDecisions;
        Differences = Array.AsReadOnly(differences);
    }

    /// <summary>The metrics of the first model.</summary>
    public TMetrics MetricsA { get; }

    /// <summary>The metrics of the second model.</summary>
    public TMetrics MetricsB { get; }

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
