namespace Microsoft.ML.Imbalance;

/// <summary>The objective at one threshold.</summary>
public sealed class ThresholdTuningPoint
{
    internal ThresholdTuningPoint(double threshold, double value, IReadOnlyList<double> foldValues)
    {
        Threshold = threshold;
        Value = value;
        FoldValues = foldValues;
        Mean = FoldStatistics.MeanOfDefined(foldValues);
    }

    /// <summary>The threshold. Rows at or above it are called positive.</summary>
    public double Threshold { get; }

    /// <summary>The objective over the rows of all folds together; NaN where it does not allow the threshold.</summary>
    public double Value { get; }

    /// <summary>The mean over the folds that allow the threshold; NaN if none does.</summary>
    public double Mean { get; }

    /// <summary>The objective over the rows of each fold; NaN where it does not allow the threshold.</summary>
    public IReadOnlyList<double> FoldValues { get; }
}
