namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Trains with <see cref="LdamLoss"/>.</summary>
public sealed class LdamLossOptions : LossOptions
{
    /// <summary>The margin of the smallest class, in logits before scaling.</summary>
    /// <value>Positive. Default: 0.5, as in the paper.</value>
    public double MaximumMargin { get; init; } = 0.5;

    /// <summary>What logits are multiplied by: s.</summary>
    /// <value>Positive. Default: 1, since the networks of this package do not normalize their logits; the paper uses 30 with logits that are cosines.</value>
    public double Scale { get; init; } = 1;

    internal override void Validate()
    {
        OptionChecks.Positive(MaximumMargin);
        OptionChecks.Positive(Scale);
    }

    internal override ImbalanceLoss Create(ClassCounts classes, int seed) => new LdamLoss(classes.AsInt64, this);
}
