namespace Microsoft.ML.Imbalance;

/// <summary>How far a comparison is.</summary>
public sealed class ComparisonProgress
{
    internal ComparisonProgress(int completedModels, int modelCount, int completedFolds, TimeSpan elapsed)
    {
        CompletedModels = completedModels;
        ModelCount = modelCount;
        CompletedFolds = completedFolds;
        Elapsed = elapsed;
    }

    /// <summary>Models that are trained, or need not be because a strategy failed.</summary>
    public int CompletedModels { get; }

    /// <summary>All models of the comparison.</summary>
    public int ModelCount { get; }

    /// <summary>The done part: 0 … 1.</summary>
    public double Fraction => (double)CompletedModels / ModelCount;

    /// <summary>Folds that every strategy is through with. With a time budget strategies are run one after the other, and folds are completed at the end.</summary>
    public int CompletedFolds { get; }

    /// <summary>The strategy that was just finished in one fold; null when a fold was.</summary>
    public ImbalanceStrategy? Strategy { get; internal init; }

    /// <summary>The trainer that it was finished with; null when a fold was.</summary>
    public ComparisonTrainer? Trainer { get; internal init; }

    /// <summary>The fold in which it was finished, from 0, through all repeats; null when a fold was.</summary>
    public int? Fold { get; internal init; }

    /// <summary>The time since the start.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>The time that is left if the rest goes as fast; null before anything is done. Models take different times, so it is an estimate.</summary>
    public TimeSpan? TimeLeft => CompletedModels == 0 ? null : Elapsed * ((double)(ModelCount - CompletedModels) / CompletedModels);
}
