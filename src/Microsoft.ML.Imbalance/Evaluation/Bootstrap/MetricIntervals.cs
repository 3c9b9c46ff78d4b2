using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Microsoft.ML.Imbalance;

/// <summary>The intervals of several metrics, by name.</summary>
public sealed class MetricIntervals : IReadOnlyDictionary<string, MetricInterval>
{
    private readonly KeyValuePair<string, MetricInterval>[] _ordered;
    private readonly Dictionary<string, MetricInterval> _byName;

    internal MetricIntervals(KeyValuePair<string, MetricInterval>[] intervals)
    {
        _ordered = intervals;
        _byName = new Dictionary<string, MetricInterval>(intervals);
    }

    /// <summary>The names, in the order of <see cref="ImbalanceMetrics.ToDictionary"/>.</summary>
    public IEnumerable<string> Keys => _ordered.Select(pair => pair.Key);

    /// <summary>The intervals, in the same order.</summary>
    public IEnumerable<MetricInterval> Values => _ordered.Select(pair => pair.Value);

    /// <summary>The number of metrics.</summary>
    public int Count => _ordered.Length;

    /// <summary>The interval of a metric.</summary>
    /// <param name="key">Its name.</param>
    /// <exception cref="KeyNotFoundException">There is no metric of this name.</exception>
    public MetricInterval this[string key] => _byName.TryGetValue(key, out MetricInterval? interval)
        ? interval
        : throw new KeyNotFoundException($"There is no metric '{key}'. The metrics are: {string.Join(", ", Keys)}.");

    /// <inheritdoc/>
    public bool ContainsKey(string key) => _byName.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out MetricInterval value) => _byName.TryGetValue(key, out value);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, MetricInterval>> GetEnumerator() => _ordered.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>A table: each metric with the ends of its interval.</summary>
    public override string ToString()
    {
        List<string[]> rows = [["metric", "estimate", "lower", "upper"]];
        foreach ((string name, MetricInterval interval) in _ordered)
            rows.Add([name, MetricsTable.Format(interval.Estimate), MetricsTable.Format(interval.Lower), MetricsTable.Format(interval.Upper)]);
        return TextTable.Format(rows);
    }
}
