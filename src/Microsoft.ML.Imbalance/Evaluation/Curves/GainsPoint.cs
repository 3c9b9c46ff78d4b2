namespace Microsoft.ML.Imbalance;

/// <summary>A point of a gains curve: what working through the rows from the highest score down brings.</summary>
public readonly struct GainsPoint
{
    internal GainsPoint(double threshold, double flaggedShare, double capturedShare, double lift)
    {
        Threshold = threshold;
        FlaggedShare = flaggedShare;
        CapturedShare = capturedShare;
        Lift = lift;
    }

    /// <summary>The lowest score among the rows so far; infinite before the first.</summary>
    public double Threshold { get; }

    /// <summary>Of all rows, the share so far.</summary>
    public double FlaggedShare { get; }

    /// <summary>Of the positive rows, the share so far (cumulative gain): recall.</summary>
    public double CapturedShare { get; }

    /// <summary>
    /// How many times as many positive rows as by chance: <see cref="CapturedShare"/> / <see cref="FlaggedShare"/>. Before the first row that of the rows with the
    /// highest score, which the curve comes from.
    /// </summary>
    public double Lift { get; }
}
