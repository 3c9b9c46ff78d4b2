namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Which strategies and trainers take part in a comparison.</summary>
internal static class ComparisonSelection
{
    /// <summary>What is compared where nothing is said: one of each kind, and quick.</summary>
    public static string[] DefaultStrategies { get; } = ["none", "class-weights", "random-oversample", "random-undersample", "smote", "tuned-threshold"];

    /// <summary>The strategies asked for. Doing nothing is what everything is compared with: always there, and first.</summary>
    /// <exception cref="ArgumentException">A strategy, an option or a value is unknown.</exception>
    public static IReadOnlyList<ImbalanceStrategy> ParseStrategies(IEnumerable<string> texts)
    {
        List<ImbalanceStrategy> strategies = [.. texts.Distinct().Select(Parse)];
        ImbalanceStrategy baseline = strategies.Find(s => s is NoStrategy) ?? ImbalanceStrategy.None;
        return [baseline, .. strategies.Where(s => s is not NoStrategy)];
    }

    /// <summary>The trainers asked for.</summary>
    /// <exception cref="ToolException">A trainer is unknown.</exception>
    public static IReadOnlyList<ComparisonTrainer> ParseTrainers(IEnumerable<string> names) =>
    [
        .. names.SelectMany(n => n.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct().Select(name =>
            Array.Find(ComparisonTrainer.All, t => t.Name == name) ?? throw new ToolException(
                $"There is no trainer '{name}'. The trainers are: {string.Join(", ", ComparisonTrainer.All.Select(t => t.Name))}.")),
    ];

    /// <summary>Leaves out what can't work here, with a note on each.</summary>
    /// <exception cref="ToolException">No trainer is left, or no strategy beside the baseline.</exception>
    public static ComparisonSettings WithoutObstacles(ComparisonSettings settings, ComparisonData data, List<string> notes)
    {
        var strategies = new List<ImbalanceStrategy>();
        foreach (ImbalanceStrategy strategy in settings.Strategies)
        {
            if (FindObstacle(strategy, data) is { } obstacle)
                notes.Add($"{strategy} {obstacle}: left out.");
            else
                strategies.Add(strategy);
        }
        if (strategies.Count == 1 && settings.Strategies.Count > 1)
            throw new ToolException($"No strategy is left. {string.Join(' ', notes)} Choose others with --strategies.");
        var trainers = new List<ComparisonTrainer>();
        foreach (ComparisonTrainer trainer in settings.Trainers)
        {
            if (trainer.Obstacle is { } obstacle)
                notes.Add($"{trainer.Name} is left out, its native library can't be loaded: {obstacle}");
            else
                trainers.Add(trainer);
        }
        if (trainers.Count == 0)
            throw new ToolException($"No trainer is left. {string.Join(' ', notes)} Choose others with --trainers.");
        return new ComparisonSettings
        {
            Strategies = strategies,
            Trainers = trainers,
            Folds = settings.Folds,
            Repeats = settings.Repeats,
            Threads = settings.Threads,
            Seed = settings.Seed,
        };
    }

    private static ImbalanceStrategy Parse(string text)
    {
        try
        {
            return ToolStrategies.Registry.Parse(text);
        }
        // What the library says about a value is right, but does not say which of several strategies has it.
        catch (ArgumentOutOfRangeException e)
        {
            throw new ToolException($"Strategy '{text}': {ErrorText.OneLine(e)}");
        }
    }

    private static string? FindObstacle(ImbalanceStrategy strategy, ComparisonData data) => strategy switch
    {
        TunedThresholdStrategy when !data.IsBinary => "needs two classes",
        ResamplingStrategy resampling when resampling.Features.Contains(StrategyFeatures.Categories) && !data.Plan.HasCategories => "needs categories, and every feature is a number",
        _ => null,
    };
}
