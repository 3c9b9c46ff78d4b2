namespace Microsoft.ML.Imbalance.Tool;

/// <summary>How much a metric differs between two ways of training on the same folds, and how sure that is.</summary>
/// <remarks>
/// The corrected resampled t-test of Nadeau and Bengio, "Inference for the Generalization Error", Machine Learning 52 (2003): training sets of different folds share
/// rows, so that the plain variance of the mean, s² / J, is too small; s² (1 / J + n_test / n_train) is about right.
/// </remarks>
internal sealed class PairedDifference
{
    public const double Confidence = 0.95;

    private PairedDifference(double mean, double halfWidth)
    {
        Mean = mean;
        HalfWidth = halfWidth;
    }

    /// <summary>The mean difference over the folds; NaN if the metric is not defined in one.</summary>
    public double Mean { get; }

    /// <summary>Half the width of the 95 % interval around <see cref="Mean"/>.</summary>
    public double HalfWidth { get; }

    public double Low => Mean - HalfWidth;

    public double High => Mean + HalfWidth;

    /// <summary>Whether the interval excludes 0.</summary>
    public bool IsSignificant => Math.Abs(Mean) > HalfWidth;

    /// <param name="values">The metric in each fold of each repeat; at least two.</param>
    /// <param name="baseline">The baseline's metric in the same folds.</param>
    /// <param name="testToTrain">Test rows per training row, in one fold.</param>
    public static PairedDifference Of(ReadOnlySpan<double> values, ReadOnlySpan<double> baseline, double testToTrain)
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
        double standardError = Math.Sqrt(variance * (1.0 / count + testToTrain));
        return new PairedDifference(mean, StudentT.TwoSidedQuantile(Confidence, count - 1) * standardError);
    }
}
