namespace Microsoft.ML.Imbalance;

/// <summary>How much a metric differs between two ways of training on the same folds, and how sure that is.</summary>
/// <remarks>
/// <para>
/// The corrected resampled t-test of Nadeau and Bengio, "Inference for the Generalization Error", Machine Learning 52 (2003): training sets of different folds share
/// rows, so that the plain variance of the mean, s² / J, is too small; s² (1 / J + n_test / n_train) is about right.
/// </para>
/// <para>
/// Where many differences are looked at, some exclude 0 by chance. The adjusted p-value is Holm's ("A simple sequentially rejective multiple test procedure", Scandinavian
/// Journal of Statistics 6, 1979) over all differences of the metric: with it, the chance of even one false mark among them is at most 5 %.
/// </para>
/// </remarks>
public sealed class PairedDifference
{
    /// <summary>The confidence of the intervals.</summary>
    public const double Confidence = 0.95;

    private readonly double _standardError;
    private readonly int _degreesOfFreedom;

    // How many times a p-value counts: what Holm multiplies it by.
    private readonly double _multiplicity;

    private PairedDifference(double mean, double standardError, int degreesOfFreedom, double multiplicity)
    {
        Mean = mean;
        _standardError = standardError;
        _degreesOfFreedom = degreesOfFreedom;
        _multiplicity = multiplicity;
        HalfWidth = HalfWidthAt(Confidence);
        PValue = standardError == 0 ? (mean == 0 ? 1 : 0) : StudentT.TwoSidedPValue(mean / standardError, degreesOfFreedom);
    }

    /// <summary>The mean difference over the folds; NaN if the metric is not defined in one.</summary>
    public double Mean { get; }

    /// <summary>Half the width of the 95 % interval around <see cref="Mean"/>, of this difference alone.</summary>
    public double HalfWidth { get; }

    /// <summary>The lower end of the 95 % interval of this difference alone.</summary>
    public double Low => Mean - HalfWidth;

    /// <summary>The upper end of that interval.</summary>
    public double High => Mean + HalfWidth;

    /// <summary>The chance of so large a difference, either way, if there were none; of this difference alone.</summary>
    public double PValue { get; }

    /// <summary>The same after Holm's correction for all differences of the metric.</summary>
    public double AdjustedPValue => Math.Min(1, PValue * _multiplicity);

    /// <summary>Half the width of the adjusted interval: at the confidence that Holm's correction asks of this difference, so that it excludes 0 where the adjusted p-value is below 5 %.</summary>
    public double AdjustedHalfWidth => HalfWidthAt(1 - (1 - Confidence) / _multiplicity);

    /// <summary>The lower end of the adjusted interval.</summary>
    public double AdjustedLow => Mean - AdjustedHalfWidth;

    /// <summary>The upper end of the adjusted interval.</summary>
    public double AdjustedHigh => Mean + AdjustedHalfWidth;

    /// <summary>Whether the adjusted interval excludes 0.</summary>
    public bool IsSignificant => AdjustedPValue < 1 - Confidence;

    /// <summary>Whether the interval of this difference alone excludes 0.</summary>
    public bool IsSignificantAlone => Math.Abs(Mean) > HalfWidth;

    /// <param name="values">The metric in each fold of each repeat; at least two.</param>
    /// <param name="baseline">The baseline's metric in the same folds.</param>
    /// <param name="testToTrain">Test rows per training row, in one fold.</param>
    internal static PairedDifference Of(ReadOnlySpan<double> values, ReadOnlySpan<double> baseline, double testToTrain)
    {
        int count = values.Length;
        double mean = 0;
        for (int i = 0; i < count; i++)
            mean += (values[i] - baseline[i]) / count;
        double variance = 0;
        for (int i = 0; i < count; i++)
        {
            double deviation = values[i] - baseline[i] - mean;
            variance += deviation * deviation / (count - 1);
        }
        return new PairedDifference(mean, Math.Sqrt(variance * (1.0 / count + testToTrain)), count - 1, multiplicity: 1);
    }

    /// <summary>The same difference as one of several.</summary>
    internal PairedDifference WithMultiplicity(double multiplicity) => new(Mean, _standardError, _degreesOfFreedom, multiplicity);

    private double HalfWidthAt(double confidence)
        => double.IsNaN(_standardError) || _standardError == 0 ? _standardError : StudentT.TwoSidedQuantile(confidence, _degreesOfFreedom) * _standardError;
}
