using System.Globalization;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>What a comparison says, in a few sentences: only what its intervals support.</summary>
internal static class ComparisonConclusion
{
    public static IReadOnlyList<string> Of(IReadOnlyList<ComparedTrainer> results)
        => results.All(r => r.Strategies.Count == 1) ? [] : [Ranking(results), Decisions(results), .. Probabilities(results), Chance(results)];

    /// <summary>Whether anything ranks rows better: what no threshold can do.</summary>
    private static string Ranking(IReadOnlyList<ComparedTrainer> results)
    {
        string better = Cases(results, s => s[ComparisonMetric.AreaUnderPrecisionRecallCurve].IsBetterAlone());
        string worse = Cases(results, s => s[ComparisonMetric.AreaUnderPrecisionRecallCurve].IsWorseAlone());
        string name = ComparisonMetric.AreaUnderPrecisionRecallCurve.Name;
        string first = better.Length == 0
            ? $"No strategy ranks the rows significantly better ({name}) than doing nothing"
            : $"The rows are ranked significantly better ({name}) than by doing nothing with {better}";
        return worse.Length == 0 ? $"{first}." : $"{first}; significantly worse with {worse}.";
    }

    /// <summary>How far decisions can be balanced, and whether a threshold alone gets there.</summary>
    private static string Decisions(IReadOnlyList<ComparedTrainer> results)
    {
        ComparisonMetric metric = ComparisonMetric.BalancedAccuracy;
        (ComparedTrainer trainer, ComparedStrategy best) = results.SelectMany(r => r.Strategies.Select(s => (r, s))).MaxBy(p => p.s[metric].Mean);
        string text = best == trainer.Baseline
            ? $"The best balanced accuracy, {Number(best[metric].Mean)}, is that of {trainer.Trainer.Name} with nothing done"
            : $"The best balanced accuracy is {Number(best[metric].Mean)}, {trainer.Trainer.Name} with {best.Strategy} (nothing done: {Number(trainer.Baseline[metric].Mean)}{(best[metric].IsBetterAlone() ? "" : ", not significantly less")})";
        ComparedStrategy? tuned = trainer.Strategies.Where(s => s.Strategy is TunedThresholdStrategy).MaxBy(s => s[metric].Mean);
        if (tuned is null)
            return $"{text}.";
        return best == tuned
            ? $"{text}; a threshold leaves the probabilities as they are."
            : $"{text}; a tuned threshold alone reaches {Number(tuned[metric].Mean)} and leaves the probabilities as they are.";
    }

    /// <summary>What the probabilities paid for it.</summary>
    private static IEnumerable<string> Probabilities(IReadOnlyList<ComparedTrainer> results)
    {
        string metrics = $"{ComparisonMetric.LogLoss.Name} or {ComparisonMetric.BrierScore.Name}";
        string worse = Cases(results, s => IsWorse(s) && !IsBetter(s));
        if (worse.Length > 0)
            yield return $"Probabilities get significantly worse ({metrics}) with {worse}: correct them before they are used as such.";
        string better = Cases(results, s => IsBetter(s) && !IsWorse(s));
        if (better.Length > 0)
            yield return $"Probabilities get significantly better ({metrics}) with {better}.";
        string mixed = Cases(results, s => IsBetter(s) && IsWorse(s));
        if (mixed.Length > 0)
            yield return $"Of {ComparisonMetric.LogLoss.Name} and {ComparisonMetric.BrierScore.Name} one gets significantly better and the other significantly worse with {mixed}.";

        static bool IsBetter(ComparedStrategy s) => s[ComparisonMetric.LogLoss].IsBetterAlone() || s[ComparisonMetric.BrierScore].IsBetterAlone();

        static bool IsWorse(ComparedStrategy s) => s[ComparisonMetric.LogLoss].IsWorseAlone() || s[ComparisonMetric.BrierScore].IsWorseAlone();
    }

    /// <summary>Many intervals are looked at, and one in twenty misses by chance.</summary>
    private static string Chance(IReadOnlyList<ComparedTrainer> results)
    {
        ComparedMetric[] compared = [.. results.SelectMany(r => r.Strategies.Skip(1)).SelectMany(s => s.Metrics).Where(m => m.Difference is { HalfWidth: > 0 })];
        int marked = compared.Count(m => m.IsBetterAlone() || m.IsWorseAlone());
        double expected = compared.Length * (1 - PairedDifference.Confidence);
        return string.Create(CultureInfo.InvariantCulture, $"{marked} of {compared.Length} differences are marked; if nothing made a difference, about {expected:0.#} would be, by chance.");
    }

    /// <summary>Strategies with the trainers they apply to.</summary>
    private static string Cases(IReadOnlyList<ComparedTrainer> results, Func<ComparedStrategy, bool> applies)
    {
        var cases = from result in results
                    from strategy in result.Strategies.Skip(1)
                    where applies(strategy)
                    group result.Trainer.Name by strategy.Strategy.ToString();
        return string.Join(", ", cases.Select(c => $"{c.Key} ({(c.Count() == results.Count && results.Count > 1 ? "all trainers" : string.Join(", ", c))})"));
    }

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
