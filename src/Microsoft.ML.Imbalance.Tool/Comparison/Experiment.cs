namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Strategies and trainers on the rows of a file.</summary>
internal sealed class Experiment
{
    private readonly ComparisonPlan _plan;
    private readonly List<string> _notes;
    private readonly CancellationToken _cancellation;

    /// <param name="path">The file, as it is shown.</param>
    /// <param name="label">The column of the classes.</param>
    /// <param name="data">Its rows.</param>
    /// <param name="settings">How they are compared.</param>
    /// <param name="strategies">What is asked for; what can't work here is left out with a note.</param>
    /// <param name="trainers">Likewise.</param>
    /// <param name="cancellation">Ends it without a result.</param>
    /// <exception cref="ToolException">No strategy or no trainer is left.</exception>
    public Experiment(
        string path, string label, ComparisonData data, ExperimentSettings settings, IReadOnlyList<ImbalanceStrategy> strategies, IReadOnlyList<ToolTrainer> trainers,
        CancellationToken cancellation)
    {
        Path = path;
        Label = label;
        Data = data;
        Settings = settings.For(data, cancellation);
        _cancellation = cancellation;
        _notes = [.. data.Notes];
        _plan = new ComparisonPlan(
            ComparisonSelection.WithoutObstacles(strategies, data, _notes), ComparisonSelection.WithoutObstacles(trainers, data, _notes), data.IsBinary, Settings, settings.Seed);
    }

    public string Path { get; }

    public string Label { get; }

    public ComparisonData Data { get; }

    public ComparisonSettings Settings { get; }

    /// <summary>What was left out so far, and why.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Trains and evaluates everything, and prints notes and progress.</summary>
    public ComparisonResult Run(ToolConsole console)
    {
        Print(console, _notes);
        var comparer = new StrategyComparer(new MLContext(_plan.Seed), Data.View, ComparisonFeaturizer.Of(context => FeaturePipeline.Create(context, Data.Plan)), _plan);
        ComparisonResult result = ProgressDisplay.Run(console.Messages, $"Training {_plan.ModelCount} models on '{Path}'", _plan.ModelCount, (step, line) =>
            comparer.Run(new ComparisonSteps(step, line, Settings.SplitCount), _cancellation));
        string[] notes = [.. result.Notes.Select(ToolWording.Of)];
        Print(console, notes);
        _notes.AddRange(notes);
        return result;
    }

    private static void Print(ToolConsole console, IEnumerable<string> notes)
    {
        foreach (string note in notes)
            ToolConsole.Line(console.Messages, note);
    }
}
