namespace Microsoft.ML.Imbalance;

/// <summary>How hard a row is for an ensemble that gives its own class the probability p.</summary>
public enum HardnessMeasure
{
    /// <summary>1 - p.</summary>
    AbsoluteError,

    /// <summary>(1 - p)².</summary>
    SquaredError,

    /// <summary>-ln p.</summary>
    CrossEntropy,
}

/// <summary>Options of <c>SelfPacedEnsemble</c>.</summary>
public sealed class SelfPacedEnsembleOptions : EnsembleOptionsBase
{
    internal const int DefaultBinCount = 5;

    /// <summary>Into how many bins, by hardness, the rows of each larger class are sorted.</summary>
    /// <value>At least 1, which makes draws uniform. Default: 5.</value>
    public int BinCount { get; init; } = DefaultBinCount;

    /// <summary>What hardness is.</summary>
    /// <value>Default: <see cref="HardnessMeasure.AbsoluteError"/>.</value>
    public HardnessMeasure Hardness { get; init; }

    internal override void Validate()
    {
        base.Validate();
        OptionChecks.AtLeast(1, BinCount);
        OptionChecks.Defined(Hardness);
    }
}
