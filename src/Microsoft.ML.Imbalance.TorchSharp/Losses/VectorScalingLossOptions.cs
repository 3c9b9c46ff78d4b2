namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Trains with <see cref="VectorScalingLoss"/>.</summary>
public sealed class VectorScalingLossOptions : LossOptions
{
    /// <summary>How far logits of rare classes are scaled down in training: γ.</summary>
    /// <value>At least 0; 0 is logit adjustment. Default: 0.15.</value>
    public double Gamma { get; init; } = 0.15;

    /// <summary>How much of the class shares is taken out of the logits: τ.</summary>
    /// <value>At least 0. Default: 1.</value>
    public double Tau { get; init; } = LogitAdjustedLossOptions.DefaultTau;

    internal override void Validate()
    {
        OptionChecks.NotNegative(Gamma);
        OptionChecks.NotNegative(Tau);
    }

    internal override ImbalanceLoss Create(ClassCounts classes, int seed) => new VectorScalingLoss(classes.AsInt64, this);

    internal override double[] SharesLearned(ClassCounts classes, double[] shares)
        => [.. shares.Zip(classes.Shares, (share, prior) => share * Math.Pow(prior, -Tau))];
}
