namespace Microsoft.ML.Imbalance;

/// <summary>The objective at one offset of a class, the other classes having the offsets that were found.</summary>
public sealed class OffsetTuningPoint
{
    internal OffsetTuningPoint(double offset, double value, IReadOnlyList<double> foldValues)
    {
        Offset = offset;
        Value = value;
        FoldValues = foldValues;
        Mean = FoldStatistics.MeanOfDefined(foldValues);
    }

    /// <summary>The offset of the class.</summary>
    public double Offset { get; }

    /// <summary>The objective over the rows of all folds together; NaN where it does not allow the offset.</summary>
    public double Value { get; }

    /// <summary>The mean over the folds that allow the offset; NaN if none does.</summary>
    public double Mean { get; }

    /// <summary>The objective over the rows of each fold; NaN where it does not allow the offset.</summary>
    public IReadOnlyList<double> FoldValues { get; }
}
