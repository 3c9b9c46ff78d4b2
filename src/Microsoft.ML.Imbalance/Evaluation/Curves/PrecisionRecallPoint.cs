namespace Microsoft.ML.Imbalance;

/// <summary>A point of a precision-recall curve.</summary>
public readonly struct PrecisionRecallPoint
{
    internal PrecisionRecallPoint(double threshold, double recall, double precision)
    {
        Threshold = threshold;
        Recall = recall;
        Precision = precision;
    }

    /// <summary>The lowest score that is flagged; infinite where nothing is.</summary>
    public double Threshold { get; }

    /// <summary>Of the positive rows, the share flagged.</summary>
    public double Recall { get; }

    /// <summary>Of the rows flagged, the share that is positive; 1, by convention, where nothing is flagged.</summary>
    public double Precision { get; }
}
