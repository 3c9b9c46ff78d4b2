namespace Microsoft.ML.Imbalance.TorchSharp;

/// <summary>Trains with <see cref="PolyLoss"/>.</summary>
public sealed class PolyLossOptions : LossOptions
{
    internal const double DefaultEpsilon = 1;

    /// <summary>What is added to the weight of the first term: ε.</summary>
    /// <value>At least -1; 0 is cross-entropy, -1 leaves the first term out. Default: 1.</value>
    public double Epsilon { get; init; } = DefaultEpsilon;

    internal override void Validate() => Check(Epsilon);

    internal override ImbalanceLoss Create(ClassCounts classes, int seed) => new PolyLoss(Epsilon);

    internal static double Check(double epsilon)
        => epsilon >= -1 && double.IsFinite(epsilon)
            ? epsilon
            : throw new ArgumentOutOfRangeException(nameof(Epsilon), epsilon, Invariant($"Epsilon is {epsilon}; it must be a finite number of at least -1."));
}
