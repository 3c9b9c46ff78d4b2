namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Trains with <see cref="LogitAdjustedLoss"/>.</summary>
public sealed class LogitAdjustedLossOptions : LossOptions
{
    internal const double DefaultTau = 1;

    /// <summary>How much of the class shares is taken out of the logits: τ.</summary>
    /// <value>At least 0; 0 is cross-entropy. Default: 1.</value>
    public double Tau { get; init; } = DefaultTau;

    internal override void Validate() => OptionChecks.NotNegative(Tau);

    internal override ImbalanceLoss Create(ClassCounts classes, int seed) => new LogitAdjustedLoss(classes.AsInt64, Tau);

    internal override double[] SharesLearned(ClassCounts classes, double[] shares)
        => [.. shares.Zip(classes.Shares, (share, prior) => share * Math.Pow(prior, -Tau))];
}
