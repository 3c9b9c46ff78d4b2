namespace Microsoft.ML.Imbalance;

/// <summary>One metric of one strategy: its value in each fold, and the difference to doing nothing.</summary>
public sealed class ComparedMetric
{
    internal ComparedMetric(ComparisonMetric metric, IReadOnlyList<double> values, PairedDifference? difference)
    {
        Metric = metric;
        Values = values;
        Difference = difference;
    }

    /// <summary>The metric.</summary>
    public ComparisonMetric Metric { get; }

    /// <summary>The value in each fold, through all repeats; the folds are the same for every strategy and trainer.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>The mean over the folds; NaN if it is not defined in one.</summary>
    public double Mean => Values.Average();

    /// <summary>The value with this strategy minus that with nothing done; null for doing nothing.</summary>
    public PairedDifference? Difference { get; }

    /// <summary>Whether it is better than with nothing done, by the adjusted interval.</summary>
    public bool IsBetter => Difference is { IsSignificant: true } && Difference.Mean > 0 == Metric.IsHigherBetter;

    /// <summary>Whether it is worse than with nothing done, by the adjusted interval.</summary>
    public bool IsWorse => Difference is { IsSignificant: true } && !IsBetter;

    internal ComparedMetric WithMultiplicity(double multiplicity) => new(Metric, Values, Difference?.WithMultiplicity(multiplicity));
}
