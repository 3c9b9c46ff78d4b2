namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Trains with <see cref="BalancedSoftmaxLoss"/>.</summary>
public sealed class BalancedSoftmaxLossOptions : LossOptions
{
    internal override void Validate()
    {
    }

    internal override ImbalanceLoss Create(ClassCounts classes, int seed) => new BalancedSoftmaxLoss(classes.AsInt64);

    internal override double[] SharesLearned(ClassCounts classes, double[] shares)
        => [.. shares.Zip(classes.Shares, (share, prior) => share / prior)];
}
