namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Whether and how the rows of a batch are mixed.</summary>
public sealed class RowMixingOptions
{
    /// <summary>Which kind.</summary>
    /// <value>Default: <see cref="RowMixing.None"/>.</value>
    public RowMixing Kind { get; init; }

    /// <summary>The α of Beta(α, α): near 0, mixtures are nearly one row or the other; 1, all shares are equally likely.</summary>
    /// <value>Positive. Default: 0.2. Ignored without mixing.</value>
    public double Alpha { get; init; } = 0.2;

    /// <summary>How many times larger a class must be for its label to be given up: κ.</summary>
    /// <value>At least 1. Default: 3, as in the paper. Ignored but for Remix.</value>
    public double CountRatio { get; init; } = 3;

    /// <summary>The share below which the row of the larger class gives its label up: τ.</summary>
    /// <value>0 … 1. Default: 0.5, as in the paper. Ignored but for Remix.</value>
    public double ShareThreshold { get; init; } = 0.5;

    internal void Validate()
    {
        OptionChecks.Defined(Kind);
        OptionChecks.Positive(Alpha);
        OptionChecks.Within(1, double.MaxValue, CountRatio);
        OptionChecks.Within(0, 1, ShareThreshold);
    }
}
