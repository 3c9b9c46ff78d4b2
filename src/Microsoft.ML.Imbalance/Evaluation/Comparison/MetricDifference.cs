using System.Globalization;

namespace Microsoft.ML.Imbalance;

/// <summary>How a metric differs between two models on the same rows.</summary>
public sealed class MetricDifference
{
    internal MetricDifference(string metric, double a, double b, MetricInterval interval, double pValue)
    {
        Metric = metric;
        A = a;
        B = b;
        Interval = interval;
        PValue = pValue;
    }

    /// <summary>The name of the metric, as in <see cref="ImbalanceMetrics.ToDictionary"/>.</summary>
    public string Metric { get; }

    /// <summary>The metric of the first model.</summary>
    public double A { get; }

    /// <summary>The metric of the second model.</summary>
    public double B { get; }

    /// <summary>B - A: positive if the second model's value is higher, which for losses and errors is worse.</summary>
    public double Difference => Interval.Estimate;

    /// <summary>The difference with its interval, by a bootstrap in which both models see the same rows drawn.</summary>
    public MetricInterval Interval { get; }

    /// <summary>
    /// Twice the share of replicates on the rarer side of 0: small if hardly any replicate has a difference of the other sign. With B replicates it is at least
    /// 2 / (B + 1). NaN where the metric is.
    /// </summary>
    public double PValue { get; }

    /// <summary>Both values, the difference with its interval, and the p-value, on one line.</summary>
    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"{Metric}: {A:0.0000} and {B:0.0000}, difference {Interval}, p = {PValue:0.0000}");
}
