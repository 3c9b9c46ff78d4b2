using System.Globalization;

namespace Microsoft.ML.Imbalance;

/// <summary>Says which strategy and trainer a comparison speaks for: something is recommended over nothing only where its adjusted interval excludes 0.</summary>
internal sealed class Recommender(IReadOnlyList<ComparedTrainer> trainers, ComparisonMetric objective)
{
    public ComparisonRecommendation Recommend()
    {
        (ComparedTrainer Trainer, ComparedStrategy Strategy)[] all = [.. trainers.SelectMany(t => t.Strategies.Select(s => (t, s)))];
        (ComparedTrainer Trainer, ComparedStrategy Strategy)[] better = Array.FindAll(all, c => c.Strategy[objective].IsBetter);
        (ComparedTrainer trainer, ComparedStrategy strategy) = Best([.. trainers.Select(t => (t, t.Baseline)), .. better]);
        int comparisons = all.Count(c => !double.IsNaN(c.Strategy[objective].Difference?.PValue ?? double.NaN));
        return new ComparisonRecommendation(
            trainer.Trainer, strategy.Strategy, strategy == trainer.Baseline ? [.. OfNothing(trainer, better, comparisons)] : [.. OfBetter(trainer, strategy, comparisons)]);
    }

    private IEnumerable<string> OfBetter(ComparedTrainer trainer, ComparedStrategy strategy, int comparisons)
    {
        PairedDifference difference = strategy[objective].Difference!;
        yield return $"{strategy.Strategy} with {trainer.Trainer} has the best {objective} of all that are significantly better than doing nothing: {Number(strategy[objective].Mean)}, "
            + $"with nothing done {Number(trainer.Baseline[objective].Mean)}.";
        yield return $"The difference is {Signed(difference.Mean)}, its interval {Signed(difference.AdjustedLow)} to {Signed(difference.AdjustedHigh)} after Holm's correction for {Count(comparisons)} "
            + $"(p = {P(difference.AdjustedPValue)}; alone {P(difference.PValue)}).";
        if (strategy.Strategy is not TunedThresholdStrategy && (strategy[ComparisonMetric.LogLoss].IsWorse || strategy[ComparisonMetric.BrierScore].IsWorse))
            yield return "Its probabilities are significantly worse: correct them before they are used as such.";
        if (strategy.Strategy is not TunedThresholdStrategy && Tuned(trainer) is { } tuned && tuned[objective].IsBetter)
            yield return $"A tuned threshold alone reaches {Number(tuned[objective].Mean)}, and leaves the probabilities as they are.";
    }

    private IEnumerable<string> OfNothing(ComparedTrainer trainer, (ComparedTrainer Trainer, ComparedStrategy Strategy)[] better, int comparisons)
    {
        if (comparisons == 0)
            yield return $"There is nothing to compare doing nothing with by {objective}.";
        else if (better.Length == 0)
            yield return $"Nothing beats doing nothing: no strategy has a significantly better {objective}, after Holm's correction for {Count(comparisons)}.";
        foreach ((ComparedTrainer Trainer, ComparedStrategy Strategy) other in better)
        {
            yield return $"{other.Strategy.Strategy} is significantly better than doing nothing with {other.Trainer.Trainer}, but reaches only {Number(other.Strategy[objective].Mean)}: "
                + $"{trainer.Trainer} does better without.";
        }
        if (trainers.Count > 1)
            yield return $"Of the trainers with nothing done, {trainer.Trainer} has the best {objective}: {Number(trainer.Baseline[objective].Mean)}.";
        if (Tuned(trainer) is { } tuned)
        {
            ComparisonMetric accuracy = ComparisonMetric.BalancedAccuracy;
            yield return $"If decisions are needed, a tuned threshold suffices: its {accuracy} is {Number(tuned[accuracy].Mean)}, with nothing done {Number(trainer.Baseline[accuracy].Mean)}; "
                + "the probabilities stay as they are.";
        }
        else
        {
            yield return "If decisions are needed, a tuned threshold suffices: it leaves the probabilities as they are.";
        }
    }

    // Of equally good ones the first: nothing before something.
    private (ComparedTrainer, ComparedStrategy) Best(IReadOnlyList<(ComparedTrainer Trainer, ComparedStrategy Strategy)> candidates)
        => candidates.Aggregate((best, next) => objective.IsBetter(next.Strategy[objective].Mean, best.Strategy[objective].Mean) || double.IsNaN(best.Strategy[objective].Mean) ? next : best);

    private static ComparedStrategy? Tuned(ComparedTrainer trainer) => trainer.Strategies.Where(s => s.Strategy is TunedThresholdStrategy).MaxBy(s => s[ComparisonMetric.BalancedAccuracy].Mean);

    private static string Count(int comparisons) => comparisons == 1 ? "1 comparison" : $"{comparisons} comparisons";

    private static string Number(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Signed(double value) => value.ToString("+0.0000;-0.0000;0.0000", CultureInfo.InvariantCulture);

    private static string P(double value) => value < 0.0001 ? "less than 0.0001" : value.ToString("0.0000", CultureInfo.InvariantCulture);
}
