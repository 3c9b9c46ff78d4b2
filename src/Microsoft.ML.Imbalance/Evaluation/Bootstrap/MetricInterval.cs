using System.Globalization;

namespace Microsoft.ML.Imbalance;

/// <summary>A metric, and between what values it might as well be on other rows of the same kind.</summary>
public sealed class MetricInterval
{
    internal MetricInterval(double estimate, double lower, double upper, double standardError, double confidenceLevel, int replicateCount)
    {
        Estimate = estimate;
        Lower = lower;
        Upper = upper;
        StandardError = standardError;
        ConfidenceLevel = confidenceLevel;
        ReplicateCount = replicateCount;
    }

    /// <summary>The metric on the rows as they are.</summary>
    public double Estimate { get; }

    /// <summary>The lower end; NaN if the metric is.</summary>
    public double Lower { get; }

    /// <summary>The upper end; NaN if the metric is.</summary>
    public double Upper { get; }

    /// <summary>The standard deviation of the metric over the replicates.</summary>
    public double StandardError { get; }

    /// <summary>The share of such intervals that shall hold the true value.</summary>
    public double ConfidenceLevel { get; }

    /// <summary>The replicates on which the metric is defined.</summary>
    public int ReplicateCount { get; }

    /// <summary>The metric with its interval on one line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Estimate:0.0000} [{Lower:0.0000}, {Upper:0.0000}]");
}
