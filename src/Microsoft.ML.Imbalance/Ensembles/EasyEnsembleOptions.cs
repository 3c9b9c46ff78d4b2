namespace Microsoft.ML.Imbalance;

/// <summary>Options of <c>EasyEnsemble</c>.</summary>
public sealed class EasyEnsembleOptions : EnsembleOptionsBase
{
    /// <summary>
    /// How often the trainer is boosted within each bag (AdaBoost, in its multiclass form SAMME). A trainer that boosts by itself, such as LightGbm or FastTree, needs one round; a weak one, such as a small tree,
    /// is made strong by more.
    /// </summary>
    /// <value>At least 1. Default: 1, the trainer is used as it is.</value>
    public int NumberOfBoostingRounds { get; init; } = 1;

    /// <summary>
    /// The column in which the trainer finds the weights of boosting; it has to be made with this name as its example weight column. Ignored with one boosting round.
    /// </summary>
    /// <value>Default: null, rows are drawn by weight instead, which works with any trainer.</value>
    public string? BoostingWeightColumnName { get; init; }

    /// <summary>Whether the rows of a bag are drawn with replacement. The paper draws without: then every bag holds all rows of the smallest class, and nothing can be estimated out of bag.</summary>
    /// <value>Default: false.</value>
    public bool Bootstrap { get; init; }

    /// <summary>How the members are combined.</summary>
    /// <value>Default: <see cref="EnsembleVoting.Soft"/>, the mean of their probabilities.</value>
    public EnsembleVoting Voting { get; init; }

    /// <summary>Whether each row is scored by the members that were not trained on it, and metrics are made of that. Needs <see cref="Bootstrap"/>.</summary>
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
        OptionChecks.AtLeast(1, NumberOfBoostingRounds);
        OptionChecks.Defined(Voting);
        BoostingChecks.WeightColumn(BoostingWeightColumnName, this);
        if (EvaluateOutOfBag && !Bootstrap)
        {
            throw new ArgumentException(
                "EvaluateOutOfBag needs Bootstrap: without it every bag holds all rows of the smallest class, and none of them is out of bag. Set Bootstrap, or cross-validate.", nameof(EvaluateOutOfBag));
        }
        if (NumberOfThreads is int numberOfThreads)
            OptionChecks.AtLeast(1, numberOfThreads, nameof(NumberOfThreads));
    }
}
