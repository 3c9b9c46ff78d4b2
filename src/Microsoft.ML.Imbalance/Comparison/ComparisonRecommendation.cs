namespace Microsoft.ML.Imbalance;

/// <summary>What a comparison speaks for, and why.</summary>
public sealed class ComparisonRecommendation
{
    internal ComparisonRecommendation(ComparisonTrainer trainer, ImbalanceStrategy strategy, IReadOnlyList<string> reasons)
    {
        Trainer = trainer;
        Strategy = strategy;
        Reasons = reasons;
    }

    /// <summary>The trainer.</summary>
    public ComparisonTrainer Trainer { get; }

    /// <summary>The strategy. It is doing nothing unless the adjusted interval of another one excludes 0 on the good side.</summary>
    public ImbalanceStrategy Strategy { get; }

    /// <summary>Whether doing nothing is not the best.</summary>
    public bool IsBetterThanNothing => Strategy is not NoStrategy;

    /// <summary>The reasons, in sentences.</summary>
    public IReadOnlyList<string> Reasons { get; }

    /// <summary>The recommendation and its reasons.</summary>
    /// <returns>Readable text.</returns>
    public override string ToString() => $"Recommended: {Strategy} with {Trainer}.\n{string.Join('\n', Reasons)}";
}
