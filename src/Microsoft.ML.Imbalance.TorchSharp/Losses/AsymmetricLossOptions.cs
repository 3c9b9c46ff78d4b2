namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Trains with <see cref="AsymmetricLoss"/>.</summary>
public sealed class AsymmetricLossOptions : LossOptions
{
    /// <summary>How much less a row counts for its own class the better it is classified: γ₊.</summary>
    /// <value>At least 0. Default: 0.</value>
    public double PositiveGamma { get; init; }

    /// <summary>How much less a row counts for other classes the better it is classified: γ₋.</summary>
    /// <value>At least 0. Default: 4.</value>
    public double NegativeGamma { get; init; } = 4;

    /// <summary>The probability up to which a row does not count for other classes: m.</summary>
    /// <value>0 … 1. Default: 0.05.</value>
    public double Margin { get; init; } = 0.05;

    internal override void Validate()
    {
        OptionChecks.NotNegative(PositiveGamma);
        OptionChecks.NotNegative(NegativeGamma);
        OptionChecks.Within(0, 1, Margin);
    }

    internal override ImbalanceLoss Create(ClassCounts classes, int seed) => new AsymmetricLoss(this);
}
