namespace Microsoft.ML.Imbalance;

/// <summary>Options of <see cref="TransformsImbalanceCatalog.AdjustLogits(AdjustLogitsOptions)"/>.</summary>
public sealed class AdjustLogitsOptions
{
    internal const double DefaultTau = 1;

    /// <summary>How much of the class shares is taken out of the scores.</summary>
    /// <value>Default: 1, all of it: decisions are then best for the mean recall of the classes. 0 changes nothing. At least 0.</value>
    public double Tau { get; init; } = DefaultTau;

    /// <summary>The class shares that the model was trained for, by class name: positive, with sum 1.</summary>
    /// <value>Default: null, what the label column says of resampling and weights, and otherwise the shares of the training rows.</value>
    public IReadOnlyDictionary<string, double>? Priors { get; init; }

    /// <summary>The label column.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>The class of interest of two, as text.</summary>
    /// <value>Default: null, which is the second class in natural order. In a Boolean label column it is always <c>True</c>.</value>
    public string? PositiveClass { get; init; }

    /// <summary>Ends the fit without a result, by an <see cref="OperationCanceledException"/>, with the row that is read next.</summary>
    /// <value>Default: none.</value>
    public CancellationToken CancellationToken { get; init; }

    internal void Validate()
    {
        OptionChecks.NotNegative(Tau);
        ClassShares.Check(Priors, nameof(Priors));
        OptionChecks.Column(LabelColumnName);
    }
}
