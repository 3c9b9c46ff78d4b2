namespace Microsoft.ML.Imbalance;

/// <summary>Options of <c>BalancedForest</c>. <see cref="EnsembleOptionsBase.NumberOfMembers"/> is the number of trees.</summary>
public sealed class BalancedForestOptions : EnsembleOptionsBase
{
    internal const int DefaultNumberOfTrees = 100;
    internal const int DefaultNumberOfLeaves = 1024;

    /// <summary>Options as they come: 100 trees.</summary>
    public BalancedForestOptions()
        : base(DefaultNumberOfTrees)
    {
    }

    /// <summary>The most leaves of a tree. The paper grows trees until leaves are pure.</summary>
    /// <value>At least 2. Default: 1024.</value>
    public int NumberOfLeaves { get; init; } = DefaultNumberOfLeaves;

    /// <summary>The fewest rows of a leaf.</summary>
    /// <value>At least 1. Default: 1.</value>
    public int MinimumExampleCountPerLeaf { get; init; } = 1;

    /// <summary>The share of the features that each split chooses from, others at each split.</summary>
    /// <value>Above 0, at most 1. Default: null, the square root of their number.</value>
    public double? FeatureFractionPerSplit { get; init; }

    /// <summary>Whether each row is scored by the trees that were not grown on it, and metrics are made of that.</summary>
    /// <value>Default: false.</value>
    public bool EvaluateOutOfBag { get; init; }

    /// <summary>How many trees are grown at a time. The result does not depend on it.</summary>
    /// <value>Default: null, as many as there are processors.</value>
    public int? NumberOfThreads { get; init; }

    internal override void Validate()
    {
        base.Validate();
        OptionChecks.AtLeast(2, NumberOfLeaves);
        OptionChecks.AtLeast(1, MinimumExampleCountPerLeaf);
        if (FeatureFractionPerSplit is double fraction)
            OptionChecks.Fraction(fraction, nameof(FeatureFractionPerSplit));
        if (NumberOfThreads is int degree)
            OptionChecks.AtLeast(1, degree, nameof(NumberOfThreads));
    }
}
