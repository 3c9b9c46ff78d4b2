namespace Microsoft.ML.Imbalance.Tool;

/// <summary>How an experiment is run, checked as it is given.</summary>
internal sealed class ExperimentSettings
{
    private readonly int _folds;
    private readonly int _repeats;
    private readonly int _threads;

    /// <exception cref="ToolException">A value is too small.</exception>
    public ExperimentSettings(int folds, int repeats, int threads, int seed)
    {
        _folds = SharedOptions.AtLeast(2, folds, "--folds");
        _repeats = SharedOptions.AtLeast(1, repeats, "--repeats");
        _threads = SharedOptions.AtLeast(1, threads, "--threads");
        Seed = seed;
    }

    public int Seed { get; }

    /// <summary>After this time nothing new is started; null for no limit.</summary>
    public TimeSpan? TimeBudget { get; init; }

    public ComparisonSettings For(ComparisonData data, CancellationToken cancellation) => new()
    {
        LabelColumnName = data.Plan.Names.Label,
        FeatureColumnName = data.Plan.Names.Features,
        NumberOfFolds = _folds,
        NumberOfRepeats = _repeats,
        NumberOfThreads = _threads,
        TimeBudget = TimeBudget,
        Seed = Seed,
        CancellationToken = cancellation,
    };
}
