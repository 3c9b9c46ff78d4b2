namespace Microsoft.ML.Imbalance;

/// <summary>A bin of a calibration curve: rows with about the same probability, and how many of them came true.</summary>
public readonly struct CalibrationBin
{
    internal CalibrationBin(CalibrationSums sums, double lower, double upper)
    {
        Count = sums.Weight;
        LowestProbability = sums.Lowest;
        HighestProbability = sums.Highest;
        MeanProbability = sums.MeanProbability;
        ObservedShare = sums.Positives / sums.Weight;
        LowerShare = lower;
        UpperShare = upper;
    }

    /// <summary>The rows in the bin; the sum of their weights where there are weights.</summary>
    public double Count { get; }

    /// <summary>The lowest probability in the bin.</summary>
    public double LowestProbability { get; }

    /// <summary>The highest probability in the bin.</summary>
    public double HighestProbability { get; }

    /// <summary>The mean probability: the share of positive rows that is promised.</summary>
    public double MeanProbability { get; }

    /// <summary>The share of positive rows that there is.</summary>
    public double ObservedShare { get; }

    /// <summary>The lower end of the interval for the observed share.</summary>
    public double LowerShare { get; }

    /// <summary>The upper end of the interval for the observed share.</summary>
    public double UpperShare { get; }
}
