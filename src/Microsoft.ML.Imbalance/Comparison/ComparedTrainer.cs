namespace Microsoft.ML.Imbalance;

/// <summary>How the strategies did with one trainer.</summary>
public sealed class ComparedTrainer
{
    internal ComparedTrainer(ComparisonTrainer trainer, IReadOnlyList<ComparedStrategy> strategies)
    {
        Trainer = trainer;
        Strategies = strategies;
    }

    /// <summary>The trainer.</summary>
    public ComparisonTrainer Trainer { get; }

    /// <summary>The strategies that worked in every fold; doing nothing first.</summary>
    public IReadOnlyList<ComparedStrategy> Strategies { get; }

    /// <summary>Doing nothing.</summary>
    public ComparedStrategy Baseline => Strategies[0];

    /// <summary>The same trainers, with the p-values of every metric adjusted for all comparisons of it.</summary>
    internal static IReadOnlyList<ComparedTrainer> Adjust(IReadOnlyList<ComparedTrainer> trainers)
    {
        ComparedStrategy[] compared = [.. trainers.SelectMany(t => t.Strategies.Skip(1))];
        double[][] factors = [.. Enumerable.Range(0, ComparisonMetric.All.Count).Select(m => HolmCorrection.Factors([.. compared.Select(s => s.Metrics[m].Difference!.PValue)]))];
        Dictionary<ComparedStrategy, ComparedStrategy> adjusted = compared.Select((s, place) => (Before: s, After: new ComparedStrategy(
            s.Strategy, [.. s.Metrics.Select((metric, m) => metric.WithMultiplicity(factors[m][place]))], s.Thresholds, s.Offsets, s.FoldStrategies, s.FoldMetrics, s.FoldsPerRepeat))).ToDictionary(p => p.Before, p => p.After);
        return [.. trainers.Select(t => new ComparedTrainer(t.Trainer, [.. t.Strategies.Select(s => adjusted.GetValueOrDefault(s, s))]))];
    }
}
