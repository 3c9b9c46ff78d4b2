namespace Microsoft.ML.Imbalance;

/// <content>What comes behind a trainer: probabilities, and decisions by them.</content>
public sealed partial class TransformsImbalanceCatalog
{
    /// <summary>Turns probabilities that were learned on resampled or weighted rows back to the class shares of real use, for two classes or more.</summary>
    /// <param name="labelColumnName">The label column, on which resamplers and class weights have left what they did.</param>
    /// <param name="targetPriors">The class shares that probabilities shall hold for, by class name; by default those of the training rows before resampling.</param>
    /// <param name="trainingPriors">The class shares that the model was trained for, by class name; by default what the columns say.</param>
    /// <param name="method">How the correction is found.</param>
    /// <param name="positiveClass">The class of interest of two, as text; null for the second in natural order. In a Boolean label it is always <c>True</c>.</param>
    /// <returns>The estimator. Append it to the chain of the resampler, behind the trainer.</returns>
    public CorrectPriorsEstimator CorrectPriors(
        string labelColumnName = DefaultColumns.Label,
        IReadOnlyDictionary<string, double>? targetPriors = null,
        IReadOnlyDictionary<string, double>? trainingPriors = null,
        PriorCorrectionMethod method = PriorCorrectionMethod.Auto,
        string? positiveClass = null)
        => CorrectPriors(new CorrectPriorsOptions
        {
            LabelColumnName = labelColumnName,
            TargetPriors = targetPriors,
            TrainingPriors = trainingPriors,
            Method = method,
            PositiveClass = positiveClass,
        });

    /// <summary>Turns probabilities that were learned on resampled or weighted rows back to the class shares of real use, for two classes or more.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The estimator. Append it to the chain of the resampler, behind the trainer.</returns>
    public CorrectPriorsEstimator CorrectPriors(CorrectPriorsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new CorrectPriorsEstimator(_environment, options);
    }

    /// <summary>Takes class shares out of scores, so that rare classes are predicted as soon as they are likelier than usual (logit adjustment), for two classes or more.</summary>
    /// <param name="tau">How much of the class shares is taken out: 1 for all of it, 0 for nothing.</param>
    /// <param name="priors">The class shares that the model was trained for, by class name; by default what the columns say.</param>
    /// <param name="labelColumnName">The label column.</param>
    /// <param name="positiveClass">The class of interest of two, as text; null for the second in natural order. In a Boolean label it is always <c>True</c>.</param>
    /// <returns>The estimator. Append it behind the trainer.</returns>
    public AdjustLogitsEstimator AdjustLogits(
        double tau = AdjustLogitsOptions.DefaultTau, IReadOnlyDictionary<string, double>? priors = null, string labelColumnName = DefaultColumns.Label, string? positiveClass = null)
        => AdjustLogits(new AdjustLogitsOptions { Tau = tau, Priors = priors, LabelColumnName = labelColumnName, PositiveClass = positiveClass });

    /// <summary>Takes class shares out of scores, so that rare classes are predicted as soon as they are likelier than usual (logit adjustment), for two classes or more.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The estimator. Append it behind the trainer.</returns>
    public AdjustLogitsEstimator AdjustLogits(AdjustLogitsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new AdjustLogitsEstimator(_environment, options);
    }

    /// <summary>Predicts for each row the class with the least expected cost, given its probabilities, for two classes or more.</summary>
    /// <param name="costs">What each decision costs; by default every mistake costs 1.</param>
    /// <param name="labelColumnName">The label column, which tells what the classes are called.</param>
    /// <returns>The estimator. Append it behind what makes probabilities right.</returns>
    public ExpectedCostEstimator ExpectedCost(CostMatrix? costs = null, string labelColumnName = DefaultColumns.Label)
        => ExpectedCost(new ExpectedCostOptions { Costs = costs, LabelColumnName = labelColumnName });

    /// <summary>Predicts for each row the class with the least expected cost, given its probabilities, for two classes or more.</summary>
    /// <param name="options">The options.</param>
    /// <returns>The estimator. Append it behind what makes probabilities right.</returns>
    public ExpectedCostEstimator ExpectedCost(ExpectedCostOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new ExpectedCostEstimator(options);
    }
}
