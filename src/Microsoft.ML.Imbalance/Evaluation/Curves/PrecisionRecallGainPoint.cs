namespace Microsoft.ML.Imbalance;

/// <summary>A point of a precision-recall-gain curve.</summary>
public readonly struct PrecisionRecallGainPoint
{
    internal PrecisionRecallGainPoint(double threshold, double recallGain, double precisionGain)
    {
        Threshold = threshold;
        RecallGain = recallGain;
        PrecisionGain = precisionGain;
    }

    /// <summary>The lowest score that is flagged; NaN for a first point that lies between two scores.</summary>
    public double Threshold { get; }

    /// <summary>(recall - π) / ((1 - π) recall), π the share of the positive class: 0 … 1.</summary>
    public double RecallGain { get; }

    /// <summary>(precision - π) / ((1 - π) precision): 1 if every flagged row is positive, 0 for guessing, below 0 for worse.</summary>
    public double PrecisionGain { get; }
}
