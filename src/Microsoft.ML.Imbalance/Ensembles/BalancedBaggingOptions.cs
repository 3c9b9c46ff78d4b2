namespace Microsoft.ML.Imbalance;

/// <summary>Options of <c>BalancedBagging</c>.</summary>
public sealed class BalancedBaggingOptions : EnsembleOptionsBase
{
    /// <summary>How each bag is balanced, after it has been drawn: any resampler of <c>mlContext.Transforms.Imbalance</c>, on the same label column. Its seed is varied from member to member.</summary>
    /// <value>Default: null, the larger classes shrink to the size of the smallest (<c>RandomUndersample</c>).</value>
    public ResamplingEstimator? Resampler { get; init; }

    /// <summary>Whether the rows of a bag are drawn with replacement, class by class, so that none is lost. Without, they are different rows.</summary>
    /// <value>Default: true.</value>
    public bool Bootstrap { get; init; } = true;

    /// <summary>How many rows of each class are drawn for a bag, as a share of those there are, before it is balanced.</summary>
    /// <value>Above 0, at most 1. Default: 1.</value>
    public double ExampleFraction { get; init; } = 1;

    /// <summary>The share of the slots of <see cref="EnsembleOptionsBase.FeatureColumnName"/> that each member sees, others for each (the random subspace method, Ho 1998).</summary>
    /// <value>Above 0, at most 1. Default: 1, all.</value>
    public double FeatureFraction { get; init; } = 1;

    /// <summary>How the members are combined.</summary>
    /// <value>Default: <see cref="EnsembleVoting.Soft"/>, the mean of their probabilities.</value>
    public EnsembleVoting Voting { get; init; }

    /// <summary>Whether each row is scored by the members that were not trained on it, and metrics are made of that.</summary>
    /// <value>Default: false.</value>
    public bool EvaluateOutOfBag { get; init; }

    /// <summary>
    /// How many members are trained at a time, where a function makes each member's trainer. The result does not depend on it. A trainer that is shared by all members is used by one at a time.
    /// </summary>
    /// <value>Default: null, as many as there are processors. Above 1 is an error with a shared trainer.</value>
    public int? NumberOfThreads { get; init; }

    internal override void Validate()
    {
        base.Validate();
        OptionChecks.Fraction(ExampleFraction);
        OptionChecks.Fraction(FeatureFraction);
        OptionChecks.Defined(Voting);
        if (NumberOfThreads is int numberOfThreads)
            OptionChecks.AtLeast(1, numberOfThreads, nameof(NumberOfThreads));
    }
}
