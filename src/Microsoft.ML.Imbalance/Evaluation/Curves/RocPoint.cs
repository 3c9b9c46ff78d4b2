namespace Microsoft.ML.Imbalance;

/// <summary>A point of a ROC curve: what flagging every row with a score from a threshold on finds, and what it costs.</summary>
public readonly struct RocPoint
{
    internal RocPoint(double threshold, double falsePositiveRate, double truePositiveRate)
    {
        Threshold = threshold;
        FalsePositiveRate = falsePositiveRate;
        TruePositiveRate = truePositiveRate;
    }

    /// <summary>The lowest score that is flagged; infinite where nothing is.</summary>
    public double Threshold { get; }

    /// <summary>Of the negative rows, the share flagged: 1 - specificity.</summary>
    public double FalsePositiveRate { get; }

    /// <summary>Of the positive rows, the share flagged: recall.</summary>
    public double TruePositiveRate { get; }
}
