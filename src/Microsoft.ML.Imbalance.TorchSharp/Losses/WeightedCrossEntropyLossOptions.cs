namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Trains with <see cref="WeightedCrossEntropyLoss"/>.</summary>
public sealed class WeightedCrossEntropyLossOptions : LossOptions
{
    /// <summary>How much a row of each class weighs.</summary>
    /// <value>Default: null, every class weighs 1: plain cross-entropy.</value>
    public ClassWeightScheme? ClassWeights { get; init; }

    /// <summary>The share ε of the target that is spread over all classes.</summary>
    /// <value>0 … 1. Default: 0.</value>
    public double LabelSmoothing { get; init; }

    internal override void Validate() => OptionChecks.Within(0, 1, LabelSmoothing);

    internal override ImbalanceLoss Create(ClassCounts classes, int seed) => new WeightedCrossEntropyLoss(ClassWeights?.WeightsOf(classes), LabelSmoothing);

    internal override double[] SharesLearned(ClassCounts classes, double[] shares)
        => ClassWeights?.WeightsOf(classes) is double[] weights ? [.. shares.Zip(weights, (share, weight) => share * weight)] : shares;
}
