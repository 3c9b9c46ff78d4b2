namespace Microsoft.ML.Imbalance;

/// <summary>What a comparison found.</summary>
public sealed class ComparisonResult
{
    private readonly Refitter _refitter;

    internal ComparisonResult(
        IReadOnlyList<ComparedTrainer> trainers, IReadOnlyList<ComparisonFailure> failures, IReadOnlyList<string> notes, IReadOnlyList<ImbalanceDiagnostic> diagnostics, bool isComplete,
        ComparisonMetric objective, Refitter refitter)
    {
        Trainers = trainers;
        Failures = failures;
        Notes = notes;
        Diagnostics = diagnostics;
        IsComplete = isComplete;
        Recommendation = new Recommender(trainers, objective).Recommend();
        _refitter = refitter;
    }

    /// <summary>The trainers, each with the strategies that worked in every fold.</summary>
    public IReadOnlyList<ComparedTrainer> Trainers { get; }

    /// <summary>What failed in a fold, and so is left out.</summary>
    public IReadOnlyList<ComparisonFailure> Failures { get; }

    /// <summary>What was left out and why, in sentences.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>
    /// What should be known before the numbers are trusted: of the data and the folds (few rows, rows resampled before, leaks, equal rows in several folds), then of each strategy what its resampler reported
    /// and what its metrics gave cause for. The ids are those of the diagnostics of resamplers, evaluation and cross-validation.
    /// </summary>
    public IReadOnlyList<ImbalanceDiagnostic> Diagnostics { get; }

    /// <summary>Whether the time sufficed for every strategy and trainer.</summary>
    public bool IsComplete { get; }

    /// <summary>Which strategy and trainer to take, and why.</summary>
    public ComparisonRecommendation Recommendation { get; }

    /// <summary>The strategy and trainer of a comparison.</summary>
    /// <param name="trainer">The trainer's name.</param>
    /// <param name="strategy">The strategy as text.</param>
    /// <exception cref="ArgumentException">They are not in the result; the message says what is.</exception>
    public ComparedStrategy this[string trainer, string strategy]
    {
        get
        {
            ArgumentNullException.ThrowIfNull(trainer);
            ArgumentNullException.ThrowIfNull(strategy);
            return Trainers.FirstOrDefault(t => t.Trainer.Name == trainer)?.Strategies.FirstOrDefault(s => s.Strategy.ToString() == strategy) ?? throw new ArgumentException(
                $"The result has no '{strategy}' with '{trainer}'. It has: {string.Join("; ", Trainers.Select(t => $"{t.Trainer} with {string.Join(", ", t.Strategies.Select(s => s.Strategy))}"))}.");
        }
    }

    /// <summary>Fits what <see cref="Recommendation"/> says on all rows.</summary>
    /// <returns>The featurizer and the model; it takes rows as they were compared.</returns>
    /// <remarks>The metrics of the folds are what to expect of it. They come from models fitted on fewer rows, so they err on the safe side.</remarks>
    public ITransformer FitBest() => Refit(Recommendation.Strategy, Recommendation.Trainer);

    /// <summary>Fits a strategy and a trainer on all rows. What was chosen inside each fold, a threshold or options, is chosen once more by inner folds of all rows.</summary>
    /// <param name="strategy">Any strategy.</param>
    /// <param name="trainer">Any trainer.</param>
    /// <returns>The featurizer, the model, and the tuned threshold if there is one.</returns>
    /// <exception cref="InvalidOperationException">The strategy can't do with the rows.</exception>
    public ITransformer Refit(ImbalanceStrategy strategy, ComparisonTrainer trainer)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        ArgumentNullException.ThrowIfNull(trainer);
        return Parts(strategy, trainer).ToTransformer();
    }

    /// <summary>The same with what was chosen on the way.</summary>
    internal RefittedModel Parts(ImbalanceStrategy strategy, ComparisonTrainer trainer) => _refitter.Fit(strategy, trainer);

    /// <summary>A table for each trainer, <c>+</c> and <c>-</c> marking what is significantly better and worse than doing nothing; then the notes, the recommendation, and the ids of warnings among the diagnostics.</summary>
    /// <returns>Readable text.</returns>
    public override string ToString() => ComparisonText.Of(this);
}
