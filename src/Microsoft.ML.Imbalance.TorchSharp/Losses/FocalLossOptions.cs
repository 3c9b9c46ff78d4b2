namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Trains with <see cref="FocalLoss"/>.</summary>
public sealed class FocalLossOptions : LossOptions
{
    internal const double DefaultGamma = 2;

    /// <summary>How much less a row counts the better it is classified: γ.</summary>
    /// <value>At least 0; 0 is cross-entropy. Default: 2, as in the paper.</value>
    public double Gamma { get; init; } = DefaultGamma;

    /// <summary>How much a row of each class weighs: α.</summary>
    /// <value>Default: null, every class weighs 1.</value>
    public ClassWeightScheme? ClassWeights { get; init; }

    internal override void Validate() => OptionChecks.NotNegative(Gamma);

    internal override ImbalanceLoss Create(ClassCounts classes, int seed) => new FocalLoss(Gamma, ClassWeights?.WeightsOf(classes));

    internal override double[] SharesLearned(ClassCounts classes, double[] shares)
        => ClassWeights?.WeightsOf(classes) is double[] weights ? [.. shares.Zip(weights, (share, weight) => share * weight)] : shares;
}
