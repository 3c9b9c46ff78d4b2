namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Trains with <see cref="ClassBalancedLoss"/>.</summary>
public sealed class ClassBalancedLossOptions : LossOptions
{
    /// <summary>How far rows of a class repeat each other: β. 0 weighs all classes alike, values near 1 approach one over the class share.</summary>
    /// <value>0 … below 1. Default: 0.999; the paper uses 0.9 to 0.9999.</value>
    public double Beta { get; init; } = EffectiveNumber.DefaultBeta;

    /// <summary>Which loss is weighted.</summary>
    /// <value>Default: <see cref="ClassBalancedForm.CrossEntropy"/>.</value>
    public ClassBalancedForm Form { get; init; }

    /// <summary>The γ of the focal loss. Ignored by the other forms.</summary>
    /// <value>At least 0. Default: 2.</value>
    public double Gamma { get; init; } = FocalLossOptions.DefaultGamma;

    internal override void Validate()
    {
        EffectiveNumber.CheckBeta(Beta);
        OptionChecks.Defined(Form);
        OptionChecks.NotNegative(Gamma);
    }

    internal override ImbalanceLoss Create(ClassCounts classes, int seed) => new ClassBalancedLoss(classes.AsInt64, this);

    internal override double[] SharesLearned(ClassCounts classes, double[] shares)
        => [.. shares.Zip(EffectiveNumber.Weights(LossChecks.Counts(classes.AsInt64), Beta), (share, weight) => share * weight)];
}
