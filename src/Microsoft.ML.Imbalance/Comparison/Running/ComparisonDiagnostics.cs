namespace Microsoft.ML.Imbalance;

/// <summary>What there is to say about a comparison: the data and the folds, then what models and their metrics gave cause for, each thing once for each strategy.</summary>
internal sealed class ComparisonDiagnostics(ComparisonPlan plan, ComparisonCells cells)
{
    // Few rows in a test set are said of the folds, which are the same for all.
    private const string FewRowsHere = "IMB202";

    private readonly List<ImbalanceDiagnostic> _data = [];

    /// <summary>Looks at the folds of the first repeat, and at the features that were made for its first fold.</summary>
    public void AddData(StratifiedFolds folds, ITransformer features)
    {
        _data.AddRange(CrossValidationDiagnostics.OfFolds(folds));
        _data.AddRange(CrossValidationDiagnostics.Features(folds, features.Transform(folds.Data), plan.Settings.FeatureColumnName));
    }

    public IReadOnlyList<ImbalanceDiagnostic> All =>
        [.. _data, .. Enumerable.Range(0, plan.Strategies.Count).SelectMany(Of).OrderByDescending(d => d.Severity)];

    private IEnumerable<ImbalanceDiagnostic> Of(int strategy)
    {
        (int Trainer, int Fold, CellOutcome Outcome)[] outcomes =
        [
            .. from trainer in Enumerable.Range(0, plan.Trainers.Count)
               from fold in Enumerable.Range(0, plan.Settings.SplitCount)
               where cells[trainer, strategy, fold] is { Failure: null }
               select (trainer, fold, cells[trainer, strategy, fold]!),
        ];
        return from said in outcomes.SelectMany(o => o.Outcome.Diagnostics.DistinctBy(d => d.Id).Select(d => (o.Trainer, o.Fold, Diagnostic: d)))
               where said.Diagnostic.Id != FewRowsHere
               group said by said.Diagnostic.Id into same
               let first = same.First()
               select new ImbalanceDiagnostic(
                   first.Diagnostic.Id,
                   first.Diagnostic.Severity,
                   $"{plan.Strategies[strategy]}, in {same.Count()} of {outcomes.Length} models, first with {plan.Trainers[first.Trainer]} in fold {first.Fold}: {first.Diagnostic.Message}",
                   first.Diagnostic.Remedy);
    }
}
