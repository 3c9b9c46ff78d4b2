namespace Microsoft.ML.Imbalance.Tool;

/// <summary>What is compared, and how.</summary>
internal sealed class ComparisonSettings
{
    public required IReadOnlyList<ImbalanceStrategy> Strategies { get; init; }

    public required IReadOnlyList<ComparisonTrainer> Trainers { get; init; }

    /// <summary>Parts the rows are cut into; each is the test set once.</summary>
    public required int Folds { get; init; }

    /// <summary>How often they are cut anew.</summary>
    public required int Repeats { get; init; }

    public required int Seed { get; init; }

    /// <summary>Models trained at the same time. It changes nothing but the time.</summary>
    public required int Threads { get; init; }

    public int SplitCount => Folds * Repeats;

    /// <summary>Test rows per training row.</summary>
    public double TestToTrain => 1.0 / (Folds - 1);
}
