namespace Microsoft.ML.Imbalance;

/// <summary>Options of <see cref="TransformsImbalanceCatalog.CorrectPriors(CorrectPriorsOptions)"/>.</summary>
public sealed class CorrectPriorsOptions
{
    /// <summary>The label column, on which resamplers and class weights have left what they did.</summary>
    /// <value>Default: <c>Label</c>.</value>
    public string LabelColumnName { get; init; } = DefaultColumns.Label;

    /// <summary>The class shares that probabilities shall hold for, by class name: positive, with sum 1.</summary>
    /// <value>Default: null, the shares of the training rows before resampling.</value>
    public IReadOnlyDictionary<string, double>? TargetPriors { get; init; }

    /// <summary>The class shares that the model was trained for, by class name: positive, with sum 1. For models whose columns do not say it.</summary>
    /// <value>Default: null, what the columns say. If set, <see cref="Method"/> is <see cref="PriorCorrectionMethod.ClassCounts"/>, unless it says otherwise.</value>
    public IReadOnlyDictionary<string, double>? TrainingPriors { get; init; }

    /// <summary>How the correction is found.</summary>
    /// <value>Default: <see cref="PriorCorrectionMethod.Auto"/>.</value>
    public PriorCorrectionMethod Method { get; init; }

    /// <summary>The class of interest of two, as text.</summary>
    /// <value>Default: null, which is the second class in natural order. In a Boolean label column it is always <c>True</c>.</value>
    public string? PositiveClass { get; init; }

    /// <summary>Ends the fit without a result, by an <see cref="OperationCanceledException"/>, with the row that is read next.</summary>
    /// <value>Default: none.</value>
    public CancellationToken CancellationToken { get; init; }

    internal void Validate()
    {
        OptionChecks.Column(LabelColumnName);
        OptionChecks.Defined(Method);
        ClassShares.Check(TargetPriors, nameof(TargetPriors));
        ClassShares.Check(TrainingPriors, nameof(TrainingPriors));
    }
}
