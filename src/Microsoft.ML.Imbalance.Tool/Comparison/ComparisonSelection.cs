namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Which strategies and trainers take part in a comparison.</summary>
internal static class ComparisonSelection
{
    /// <summary>The strategies asked for, each in an argument of its own; those without options may share one, separated by commas.</summary>
    /// <exception cref="ArgumentException">A strategy, an option or a value is unknown.</exception>
    public static IReadOnlyList<ImbalanceStrategy> ParseStrategies(IEnumerable<string> texts)
        => [.. texts.SelectMany(t => t.Contains(':') ? [t] : t.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct().Select(Parse)];

    /// <summary>The trainers asked for.</summary>
    /// <exception cref="ToolException">A trainer is unknown.</exception>
    public static IReadOnlyList<ToolTrainer> ParseTrainers(IEnumerable<string> names) =>
    [
        .. names.SelectMany(n => n.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct().Select(name =>
            Array.Find(ToolTrainer.All, t => t.Name == name) ?? throw new ToolException(
                $"There is no trainer '{name}'.{NameHint.For(name, ToolTrainer.All.Select(t => t.Name))} The trainers are: {string.Join(", ", ToolTrainer.All.Select(t => t.Name))}.")),
    ];

    /// <summary>The strategies that can work here, with a note on each other.</summary>
    /// <exception cref="ToolException">None is left beside the baseline.</exception>
    public static IReadOnlyList<ImbalanceStrategy> WithoutObstacles(IReadOnlyList<ImbalanceStrategy> strategies, ComparisonData data, List<string> notes)
    {
        var left = new List<ImbalanceStrategy>();
        foreach (ImbalanceStrategy strategy in strategies)
        {
            if (FindObstacle(strategy, data) is { } obstacle)
                notes.Add($"{strategy} {obstacle}: left out.");
            else
                left.Add(strategy);
        }
        return left.Any(s => s is not NoStrategy) || strategies.All(s => s is NoStrategy)
            ? left
            : throw new ToolException($"No strategy is left. {string.Join(' ', notes)} Choose others with --strategies.");
    }

    /// <summary>The trainers that can work here, with a note on each other.</summary>
    /// <exception cref="ToolException">None is left.</exception>
    public static IReadOnlyList<ComparisonTrainer> WithoutObstacles(IReadOnlyList<ToolTrainer> trainers, ComparisonData data, List<string> notes)
    {
        var left = new List<ComparisonTrainer>();
        foreach (ToolTrainer trainer in trainers)
        {
            if (trainer.Obstacle is { } obstacle)
                notes.Add($"{trainer.Name} is left out, its native library can't be loaded: {obstacle}");
            else
                left.Add(data.IsBinary ? trainer.Binary : trainer.Multiclass);
        }
        return left.Count > 0 ? left : throw new ToolException($"No trainer is left. {string.Join(' ', notes)} Choose others with --trainers.");
    }

    private static ImbalanceStrategy Parse(string text)
    {
        try
        {
            return ToolStrategies.Registry.Parse(text);
        }
        catch (ArgumentException) when (SplitAtStrategy(text) is { } parts)
        {
            throw new ToolException(
                $"Strategy '{text}' has '{parts.Second.Split(',')[0]}' behind a comma, where an option is expected. Separate strategies by spaces: {parts.First} {parts.Second}.");
        }
        // What the library says about a value is right, but does not say which of several strategies has it.
        catch (ArgumentOutOfRangeException e)
        {
            throw new ToolException($"Strategy '{text}': {ErrorText.OneLine(e)}");
        }
    }

    /// <summary>The text before and behind a comma that a strategy follows; null if none does.</summary>
    private static (string First, string Second)? SplitAtStrategy(string text)
    {
        string[] parts = text.Split(',', StringSplitOptions.TrimEntries);
        int place = Array.FindIndex(parts, 1, part => ToolStrategies.Registry.All.Any(m => m.Name == part.Split(':', '+')[0]));
        return place < 0 ? null : (string.Join(',', parts[..place]), string.Join(',', parts[place..]));
    }

    private static string? FindObstacle(ImbalanceStrategy strategy, ComparisonData data) => strategy switch
    {
        ResamplingStrategy resampling when resampling.Features.Contains(StrategyFeatures.Categories) && !data.Plan.HasCategories => "needs categories, and every feature is a number",
        _ => null,
    };
}
