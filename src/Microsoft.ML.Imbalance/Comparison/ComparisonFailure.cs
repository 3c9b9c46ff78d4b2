namespace Microsoft.ML.Imbalance;

/// <summary>Why a strategy is left out with a trainer.</summary>
public sealed class ComparisonFailure
{
    internal ComparisonFailure(ComparisonTrainer trainer, ImbalanceStrategy strategy, int fold, string reason)
    {
        Trainer = trainer;
        Strategy = strategy;
        Fold = fold;
        Reason = reason;
    }

    /// <summary>The trainer.</summary>
    public ComparisonTrainer Trainer { get; }

    /// <summary>The strategy.</summary>
    public ImbalanceStrategy Strategy { get; }

    /// <summary>The first fold in which it failed, from 0, through all repeats.</summary>
    public int Fold { get; }

    /// <summary>What went wrong there, in one line.</summary>
    public string Reason { get; }
}
