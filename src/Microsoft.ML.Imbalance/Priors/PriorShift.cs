namespace Microsoft.ML.Imbalance;

/// <summary>By how much the odds of the classes are off, and for which shares they hold afterwards.</summary>
internal sealed class PriorShift(string[] classNames, double[] factors, double[] target, PriorCorrectionMethod method)
{
    public string[] ClassNames => classNames;

    /// <summary>A factor for each class that makes its probabilities right, up to a common one.</summary>
    public double[] Factors => factors;

    /// <summary>The shares that the probabilities hold for afterwards.</summary>
    public double[] Target => target;

    /// <summary>How it was found.</summary>
    public PriorCorrectionMethod Method => method;
}
