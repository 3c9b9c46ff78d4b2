namespace Microsoft.ML.Imbalance;

/// <summary>How class shares are estimated from unlabeled rows.</summary>
public sealed class EstimatePriorsOptions
{
    internal const int DefaultMaximumIterations = 1000;
    internal const double DefaultTolerance = 1e-7;

    /// <summary>The class of interest of two, as text.</summary>
    /// <value>Default: null, which is <c>True</c>, or the later of the names. Ignored for more than two classes, where the slots of the scores have names.</value>
    public string? PositiveClass { get; init; }

    /// <summary>After how many rounds to give up.</summary>
    /// <value>Default: 1000. At least 1.</value>
    public int MaximumIterations { get; init; } = DefaultMaximumIterations;

    /// <summary>When to stop: no share changes by more in a round.</summary>
    /// <value>Default: 1e-7. Positive.</value>
    public double Tolerance { get; init; } = DefaultTolerance;

    internal void Validate()
    {
        OptionChecks.AtLeast(1, MaximumIterations);
        OptionChecks.Positive(Tolerance);
    }
}
