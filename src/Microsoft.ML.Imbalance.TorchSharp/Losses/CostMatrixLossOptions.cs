namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Trains with <see cref="CostMatrixLoss"/>.</summary>
public sealed class CostMatrixLossOptions : LossOptions
{
    internal const double DefaultCrossEntropyWeight = 1;

    /// <summary>What mistakes cost.</summary>
    /// <value>Default: a missed positive costs ten times as much as a false alarm. For more than two classes, give costs of your own.</value>
    public CostMatrix Costs { get; init; } = CostMatrix.Binary(1, 10);

    /// <summary>How much the cross-entropy counts beside the costs: κ.</summary>
    /// <value>At least 0. Default: 1.</value>
    public double CrossEntropyWeight { get; init; } = DefaultCrossEntropyWeight;

    internal override void Validate()
    {
        if (Costs is null)
            throw new ArgumentException("Costs is null; a CostMatrix is needed.", nameof(Costs));
        OptionChecks.NotNegative(CrossEntropyWeight);
    }

    internal override ImbalanceLoss Create(ClassCounts classes, int seed) => new CostMatrixLoss(Costs.For(classes.Names), CrossEntropyWeight);
}
