using System.Globalization;

namespace Microsoft.ML.Imbalance;

/// <summary>Draws options of a strategy from what each declares as worth trying. Options that are written in the strategy stay as they are.</summary>
internal static class OptionSearch
{
    private const int Digits = 4;

    /// <summary>The strategy itself, then random choices of its options; alone if it has none to choose.</summary>
    public static IReadOnlyList<ImbalanceStrategy> Candidates(ImbalanceStrategy strategy, int trials, int seed)
    {
        if (trials == 0 || strategy.IsCustom)
            return [strategy];
        IReadOnlyList<StrategyText> steps = StrategyText.ParseChain(strategy.ToString());
        if (!steps.Any(step => Open(step).Any()))
            return [strategy];
        IEnumerable<string> drawn = Enumerable.Range(0, trials).Select(trial => string.Join('+', steps.Select((step, place)
            => Draw(step, RandomStream.Create(seed, $"OptionSearch {strategy}", place, trial)))));
        return [strategy, .. drawn.Where(text => text != strategy.ToString()).Distinct().Select(StrategyRegistry.Default.Parse)];
    }

    /// <summary>The options to draw.</summary>
    private static IEnumerable<StrategyOption> Open(StrategyText step)
        => StrategyRegistry.Default.Find(step.Name).Options.Where(o => o.Search is not null && !step.Options.ContainsKey(o.Name));

    private static string Draw(StrategyText step, RandomStream random)
    {
        var options = new List<string>(step.Options.Select(o => $"{o.Key}={o.Value}"));
        foreach (StrategyOption option in Open(step))
            options.Add($"{option.Name}={Draw(option, ref random)}");
        return options.Count == 0 ? step.Name : $"{step.Name}:{string.Join(',', options)}";
    }

    private static string Draw(StrategyOption option, ref RandomStream random)
    {
        SearchSpace space = option.Search!;
        if (space.Choices.Count > 0)
            return space.Choices[random.Next(space.Choices.Count)];
        double u = random.NextDouble();
        if (option.Kind == OptionKind.Integer)
        {
            // Every whole number has the same chance, at the ends too.
            double count = space.High - space.Low + 1;
            double whole = space.IsLogarithmic ? Math.Round(space.Low * Math.Pow(space.High / space.Low, u)) : space.Low + Math.Floor(u * count);
            return whole.ToString(CultureInfo.InvariantCulture);
        }
        double value = space.IsLogarithmic ? space.Low * Math.Pow(space.High / space.Low, u) : space.Low + u * (space.High - space.Low);
        return value.ToString($"G{Digits}", CultureInfo.InvariantCulture);
    }
}
