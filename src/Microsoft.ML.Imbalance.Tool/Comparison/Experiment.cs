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
        if (data.Positive is { } positive)
            strategies = [.. strategies.Select(s => BooleanTargets.Of(s, data.Negative!, positive))];
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
        string title = $"Training {_plan.ModelCount} models on '{Path}'";
        Action<string>? line = console.Messages.Profile.Capabilities.Interactive ? null : text => ToolConsole.Line(console.Messages, text);
        line?.Invoke(title);
        ComparisonResult result = ProgressDisplay.Run(console.Messages, title, _plan.ModelCount, progress => Named(() => comparer.Run(new ComparisonSteps(progress, line, Settings.SplitCount), _cancellation)));
        string[] notes = [.. result.Notes.Select(n => ToolWording.Of(WithClassNames(n)))];
        Print(console, notes);
        _notes.AddRange(notes);
        return result;
    }

    /// <summary>A text of the library with the classes as the file calls them: two are Boolean to the library.</summary>
    public string WithClassNames(string text) => Data.Positive is not { } positive ? text : text
        .Replace($"\"{bool.FalseString}\"", $"\"{Data.Negative}\"", StringComparison.Ordinal)
        .Replace($"\"{bool.TrueString}\"", $"\"{positive}\"", StringComparison.Ordinal);

    private ComparisonResult Named(Func<ComparisonResult> compare)
    {
        try
        {
            return compare();
        }
        catch (InvalidOperationException e) when (Data.IsBinary)
        {
            throw new ToolException(WithClassNames(ErrorText.OneLine(e)));
        }
    }

    private static void Print(ToolConsole console, IEnumerable<string> notes)
    {
        foreach (string note in notes)
            ToolConsole.Line(console.Messages, note);
    }
}
