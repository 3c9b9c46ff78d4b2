namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Trains with <see cref="EqualizationLoss"/>.</summary>
public sealed class EqualizationLossOptions : LossOptions
{
    /// <summary>The share of the rows below which a class counts as rare: λ.</summary>
    /// <value>0 … 1. Default: 0.005.</value>
    public double ShareThreshold { get; init; } = 0.005;

    /// <summary>How likely a rare class is left out of the softmax of another class's row: γ.</summary>
    /// <value>0 … 1; 0 is cross-entropy. Default: 0.9.</value>
    public double Gamma { get; init; } = 0.9;

    internal override void Validate()
    {
        OptionChecks.Within(0, 1, ShareThreshold);
        OptionChecks.Within(0, 1, Gamma);
    }

    internal override ImbalanceLoss Create(ClassCounts classes, int seed) => new EqualizationLoss(classes.AsInt64, this, seed);
}
