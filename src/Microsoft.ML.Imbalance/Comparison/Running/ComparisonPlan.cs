namespace Microsoft.ML.Imbalance;

/// <summary>What is compared.</summary>
internal sealed class ComparisonPlan
{
    private readonly IReadOnlyList<ImbalanceStrategy>[] _candidates;

    /// <exception cref="ArgumentException">There is no trainer, or two of one name.</exception>
    public ComparisonPlan(IEnumerable<ImbalanceStrategy> strategies, IEnumerable<ComparisonTrainer> trainers, bool isBinary, ComparisonSettings settings, int seed)
    {
        settings.Validate();
        Trainers = [.. trainers];
        if (Trainers.Count == 0)
            throw new ArgumentException("There is no trainer. Pass at least one, such as ComparisonTrainer.LogisticRegression.", nameof(trainers));
        if (Trainers.GroupBy(t => t.Name).FirstOrDefault(g => g.Count() > 1) is { } twins)
            throw new ArgumentException($"{twins.Count()} trainers are called '{twins.Key}'. Give each a name of its own.", nameof(trainers));
        ImbalanceStrategy[] distinct = [.. strategies.DistinctBy(s => s.ToString())];
        // Doing nothing is what everything is compared with: always there, and first.
        Strategies =
        [
            Array.Find(distinct, s => s is NoStrategy) ?? ImbalanceStrategy.None,
            .. distinct.Where(s => s is not NoStrategy),
        ];
        IsBinary = isBinary;
        Settings = settings;
        Seed = seed;
        _candidates = [.. Strategies.Select(s => OptionSearch.Candidates(s, settings.SearchTrials, seed))];
    }

    /// <summary>What is compared where nothing is said: one of each kind, and quick.</summary>
    public static string[] DefaultStrategies { get; } =
        [NoStrategy.Name, ClassWeightsStrategy.Name, "random-oversample", "random-undersample", "smote", TunedThresholdStrategy.Name];

    /// <summary>Doing nothing first.</summary>
    public IReadOnlyList<ImbalanceStrategy> Strategies { get; }

    public IReadOnlyList<ComparisonTrainer> Trainers { get; }

    public bool IsBinary { get; }

    public ComparisonSettings Settings { get; }

    public int Seed { get; }

    /// <summary>How many models there are to train.</summary>
    public int ModelCount => Enumerable.Range(0, Strategies.Count).Sum(CellModelCount) * Trainers.Count * Settings.SplitCount;

    /// <summary>What is tried of a strategy in each fold: itself, and other choices of its options.</summary>
    public IReadOnlyList<ImbalanceStrategy> CandidatesOf(int strategy) => _candidates[strategy];

    public bool NeedsInnerFolds(int strategy) => Strategies[strategy] is TunedThresholdStrategy || _candidates[strategy].Count > 1;

    /// <summary>How many models a strategy takes with one trainer in one fold. A tuned threshold uses the model of doing nothing.</summary>
    public int CellModelCount(int strategy)
        => Strategies[strategy] is TunedThresholdStrategy ? Settings.NumberOfInnerFolds
            : _candidates[strategy].Count > 1 ? SearchRound.Of(Settings.SearchMethod, _candidates[strategy].Count).Sum(round => round.Candidates) * Settings.NumberOfInnerFolds + 1 : 1;
}
