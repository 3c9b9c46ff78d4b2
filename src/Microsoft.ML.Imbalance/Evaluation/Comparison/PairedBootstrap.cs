namespace Microsoft.ML.Imbalance;

/// <summary>A bootstrap in which two models see the same rows drawn: what differs between them is what varies.</summary>
/// <param name="a">The metrics of the first model.</param>
/// <param name="b">The metrics of the second, of the same rows in the same order.</param>
/// <param name="units">What is drawn.</param>
/// <param name="replicate">The metrics of both with each row coming so many times; called from several threads.</param>
/// <param name="options">Checked options, for whoever has none of their own.</param>
internal sealed class PairedBootstrap<TMetrics>(TMetrics a, TMetrics b, BootstrapUnits units, Func<double[], (TMetrics A, TMetrics B)> replicate, BootstrapOptions options)
    where TMetrics : ImbalanceMetrics
{
    public TMetrics MetricsA => a;

    public TMetrics MetricsB => b;

    /// <summary>The difference in every metric.</summary>
    public MetricDifference[] OfAll() => Of([.. a.ToDictionary().Keys], metrics => [.. metrics.ToDictionary().Values], options);

    /// <summary>The difference in a measure of one's own.</summary>
    public MetricDifference Of(string name, Func<TMetrics, double> measure, BootstrapOptions? own) => Of([name], metrics => [measure(metrics)], own ?? options)[0];

    private MetricDifference[] Of(string[] names, Func<TMetrics, double[]> measure, BootstrapOptions chosen)
    {
        double[] ofA = measure(a), ofB = measure(b);
        BootstrapResult result = a.WhileOrdered(() => b.WhileOrdered(() => StratifiedBootstrap.Run(units, Less(ofB, ofA), Drawn, chosen)));
        return [.. names.Select((name, i) => new MetricDifference(name, ofA[i], ofB[i], result.Interval(i), result.PValue(i)))];

        double[] Drawn(double[] counts)
        {
            (TMetrics drawnA, TMetrics drawnB) = replicate(counts);
            return Less(measure(drawnB), measure(drawnA));
        }
    }

    private static double[] Less(double[] b, double[] a) => [.. b.Zip(a, (of, less) => of - less)];
}
