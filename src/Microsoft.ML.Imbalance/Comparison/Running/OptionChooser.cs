namespace Microsoft.ML.Imbalance;

/// <summary>Finds the options of a strategy that are best by inner folds.</summary>
internal sealed class OptionChooser(ModelTrainer models, ComparisonSettings settings, int seed)
{
    // With fewer rows of a class, what is best is mostly luck, and methods that look at neighbors fail.
    private const int FewestRows = 20;

    /// <summary>The candidate with the best objective over inner folds; of equally good ones, and if none works, the first.</summary>
    public ImbalanceStrategy Choose(IReadOnlyList<ImbalanceStrategy> candidates, ComparisonTrainer trainer, IReadOnlyList<PreparedSplit> inner)
    {
        IReadOnlyList<SearchRound> rounds = SearchRound.Of(settings.SearchMethod, candidates.Count);
        (ImbalanceStrategy Strategy, double Value)[] left = [.. candidates.Select(candidate => (candidate, double.NaN))];
        double tried = 0;
        foreach (SearchRound round in rounds)
        {
            left = left[..Math.Min(round.Candidates, left.Length)];
            double share = Math.Min(1, Math.Max(round.Share, FewestShare(inner)));
            // On rows that they were tried on already they would have the same values.
            if (share != tried)
            {
                IReadOnlyList<PreparedSplit> splits = share == 1 ? inner : [.. inner.Select(split => split.WithPart(settings.LabelColumnName, share, seed))];
                left = [.. left.Select(l => (l.Strategy, Value(l.Strategy, trainer, splits)))];
            }
            tried = share;
            left = [.. left.OrderBy(l => l, Comparer<(ImbalanceStrategy Strategy, double Value)>.Create((a, b) => Compare(a.Value, b.Value)))];
        }
        return left[0].Strategy;
    }

    private double FewestShare(IReadOnlyList<PreparedSplit> inner)
        => settings.SearchMethod == OptionSearchMethod.Random ? 1 : (double)FewestRows / inner.Min(split => split.SmallestClass(settings.LabelColumnName));

    private double Value(ImbalanceStrategy candidate, ComparisonTrainer trainer, IReadOnlyList<PreparedSplit> splits)
    {
        try
        {
            return splits.Average(split => settings.Objective.Read(models.Score(candidate, trainer, split).Evaluate()));
        }
        // Not every choice of options suits every fold: one that does not is no candidate.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return double.NaN;
        }
    }

    // The better first, what failed last. Sorting is stable: of equals the first.
    private int Compare(double a, double b) => (double.IsNaN(a), double.IsNaN(b)) switch
    {
        (true, true) => 0,
        (true, false) => 1,
        (false, true) => -1,
        _ => settings.Objective.IsBetter(a, b) ? -1 : settings.Objective.IsBetter(b, a) ? 1 : 0,
    };
}
