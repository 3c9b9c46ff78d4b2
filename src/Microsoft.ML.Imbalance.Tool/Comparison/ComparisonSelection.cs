namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Which strategies and trainers take part in a comparison.</summary>
internal static class ComparisonSelection
{
    /// <summary>The strategies asked for. Doing nothing is what everything is compared with: always there, and first.</summary>
    /// <exception cref="ToolException">A strategy, an option or a value is unknown.</exception>
    public static IReadOnlyList<Strategy> ParseStrategies(IEnumerable<string> texts)
    {
        List<Strategy> strategies = [.. texts.Distinct().Select(t => StrategyCatalog.Parse(t, StrategyCatalog.ForComparison))];
        Strategy baseline = strategies.Find(s => s is NoStrategy) ?? StrategyCatalog.Parse(StrategyCatalog.None.Name, StrategyCatalog.ForComparison);
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
    /// <exception cref="ToolException">No trainer is left.</exception>
    public static ComparisonSettings WithoutObstacles(ComparisonSettings settings, ComparisonData data, List<string> notes)
    {
        IReadOnlyList<Strategy> strategies = settings.Strategies;
        if (!data.IsBinary && strategies.Any(s => s is TunedThresholdStrategy))
        {
            notes.Add($"{StrategyCatalog.TunedThreshold.Name} needs two classes: left out.");
            strategies = [.. strategies.Where(s => s is not TunedThresholdStrategy)];
        }
        var trainers = new List<ComparisonTrainer>();
        foreach (ComparisonTrainer trainer in settings.Trainers)
        {
            if (trainer.FindObstacle() is { } obstacle)
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
}
