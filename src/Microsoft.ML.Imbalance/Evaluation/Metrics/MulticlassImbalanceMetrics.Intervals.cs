namespace Microsoft.ML.Imbalance;

/// <content>Intervals by bootstrap.</content>
public sealed partial class MulticlassImbalanceMetrics
{
    /// <summary>An interval for a measure of one's own, as <see cref="ImbalanceMetrics.Intervals(BootstrapOptions)"/> makes them.</summary>
    /// <param name="measure">
    /// Any function of the metrics or their <see cref="Predictions"/>; NaN where it is not defined. It is called from several threads, with metrics of the same rows, in
    /// the same order, whose weights say how often each was drawn.
    /// </param>
    /// <param name="options">How to draw, and what kind of interval to make; null for the defaults.</param>
    /// <returns>The interval.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public MetricInterval Interval(Func<MulticlassImbalanceMetrics, double> measure, BootstrapOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(measure);
        options ??= BootstrapOptions.Default;
        options.Validate();
        return LoggedBootstrap(metrics => [measure((MulticlassImbalanceMetrics)metrics)], options)[0];
    }

    private protected override MetricInterval[] Bootstrap(Func<ImbalanceMetrics, double[]> evaluate, BootstrapOptions options)
    {
        BootstrapUnits units = BootstrapUnits.Of(_predictions.Actual, PerClass.Count, _predictions.Groups);
        return WhileOrdered(() => StratifiedBootstrap.Run(units, evaluate(this), counts => evaluate(Replicate(ReplicateWeights.Of(counts, _predictions.Weights))), options).Intervals());
    }

    internal override T WhileOrdered<T>(Func<T> work)
    {
        _predictions.KeepOrders();
        try
        {
            return work();
        }
        finally
        {
            _predictions.ForgetOrders();
        }
    }

    /// <summary>The metrics of the same rows with other weights.</summary>
    internal MulticlassImbalanceMetrics Replicate(double[] weights) => new(_predictions.WithWeights(weights), _binCount);
}
