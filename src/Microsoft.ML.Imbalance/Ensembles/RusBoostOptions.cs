namespace Microsoft.ML.Imbalance;

/// <summary>Options of <c>RusBoost</c>.</summary>
public sealed class RusBoostOptions : EnsembleOptionsBase
{
    internal const int DefaultRounds = 50;

    /// <summary>Options as they come.</summary>
    public RusBoostOptions()
        : base(DefaultRounds)
    {
    }

    /// <summary>The factor of every member's vote, and so of the growth of weights: below 1 the weights of rows change more slowly.</summary>
    /// <value>A positive number. Default: 1.</value>
    public double LearningRate { get; init; } = 1;

    /// <summary>The column in which the trainer finds the weights of boosting; it has to be made with this name as its example weight column.</summary>
    /// <value>Default: null, rows are drawn by weight instead, which works with any trainer.</value>
    public string? BoostingWeightColumnName { get; init; }

    /// <summary>How many rows of each class every member is trained on.</summary>
    /// <value>Default: <see cref="SamplingTarget.Auto"/>, as many as the smallest class has.</value>
    public SamplingTarget Target { get; init; } = SamplingTarget.Auto;

    internal override void Validate()
    {
        base.Validate();
        OptionChecks.Positive(LearningRate);
        OptionChecks.Target(Target);
        BoostingChecks.WeightColumn(BoostingWeightColumnName, this);
    }
}
