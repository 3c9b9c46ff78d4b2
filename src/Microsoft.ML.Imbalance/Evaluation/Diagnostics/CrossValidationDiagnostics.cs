using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>What there is to say about a cross-validation: the folds, what resamplers did in them, and the features that the models were fitted on.</summary>
internal static class CrossValidationDiagnostics
{
    private const int FewRowsLimit = 10;
    private const int MostNames = 5;

    public static IEnumerable<ImbalanceDiagnostic> Find(StratifiedFolds folds, IReadOnlyList<IReadOnlyList<ImbalanceDiagnostic>> reported, ITransformer firstModel)
        => new[] { FewRows(folds) }.OfType<ImbalanceDiagnostic>().Concat(Resamplers(reported)).Concat(Features(folds, firstModel));

    /// <summary>What the labels alone tell of the folds: classes with few rows, and rows that were resampled before they were dealt.</summary>
    public static IEnumerable<ImbalanceDiagnostic> OfFolds(StratifiedFolds folds)
        => new[] { EvaluationDiagnostics.Resampled(EvaluatedView.Of(folds.Data.Schema[folds.Source.Partition.LabelColumnName])), FewRows(folds) }.OfType<ImbalanceDiagnostic>();

    private static ImbalanceDiagnostic? FewRows(StratifiedFolds folds)
    {
        ClassPartition partition = folds.Source.Partition;
        string[] few =
        [
            .. from c in Enumerable.Range(0, partition.ClassCount)
               let fewest = Enumerable.Range(0, folds.Count).Min(fold => folds.CountOf(fold, c))
               where fewest < FewRowsLimit
               orderby fewest
               select $"\"{partition.Names[c]}\" ({fewest})",
        ];
        return few.Length == 0 ? null : new ImbalanceDiagnostic(
            "IMB301",
            DiagnosticSeverity.Warning,
            $"Classes have fewer than {FewRowsLimit} rows in a fold: {ShortList.Of(few, MostNames)}.",
            "The metrics of a fold, and so Mean and StandardDeviation, rest on too few rows: look at Pooled and its Intervals(), use fewer folds, or repeat with other seeds.");
    }

    /// <summary>What the resamplers in the models reported, each thing once.</summary>
    private static IEnumerable<ImbalanceDiagnostic> Resamplers(IReadOnlyList<IReadOnlyList<ImbalanceDiagnostic>> reported)
        => from said in reported.SelectMany((diagnostics, fold) => diagnostics.Select(diagnostic => (fold, diagnostic)))
           group said by said.diagnostic.Id into same
           let first = same.First()
           select new ImbalanceDiagnostic(
               first.diagnostic.Id,
               first.diagnostic.Severity,
               $"In {same.Count()} of {reported.Count} folds, first in fold {first.fold}: {first.diagnostic.Message}",
               first.diagnostic.Remedy);

    private static IReadOnlyList<ImbalanceDiagnostic> Features(StratifiedFolds folds, ITransformer model)
        => Features(folds, model.Transform(folds.Data), Parts(model).OfType<ISingleFeaturePredictionTransformer<object>>().LastOrDefault()?.FeatureColumnName);

    /// <summary>Looks at the features that were made of all rows. Whatever hinders it is no reason for the validation to fail.</summary>
    public static IReadOnlyList<ImbalanceDiagnostic> Features(StratifiedFolds folds, IDataView featurized, string? name)
    {
        if (name is null || featurized.Schema.GetColumnOrNull(name) is not { } column || !FeatureVectors.IsUsable(column.Type))
            return [];
        ClassPartition partition = folds.Source.Partition;
        int[] foldOf = folds.FoldOfRow();
        var repeats = new RepeatedFeatureRows();
        var sample = new FeatureSample(partition.ClassCount, FeatureVectors.SlotCount(column));
        try
        {
            FeatureVectors.ForEach(featurized, column, null, cursor => folds.Source.RowsOf(cursor, RowSet.All(foldOf.Length)), (int row, in VBuffer<float> features) =>
            {
                repeats.Add(foldOf[row], features);
                sample.Add(partition.Codes[row], features);
            });
        }
        catch (InvalidOperationException)
        {
            return [];
        }
        return [.. new[] { FeatureDiagnostics.Leaks(sample, new FeatureSlots(column), name, partition.Names), AcrossFolds(repeats) }.OfType<ImbalanceDiagnostic>()];
    }

    private static ImbalanceDiagnostic? AcrossFolds(RepeatedFeatureRows rows)
    {
        (int count, int repeats, int mixed) = rows.Count();
        return mixed == 0 ? null : new ImbalanceDiagnostic(
            "IMB010",
            FeatureDiagnostics.SeverityOf(count, repeats),
            $"{mixed} of {count} rows have the same features as a row of another fold.",
            "They are tested by a model that has seen their like, and metrics look better than they are. Remove repeats, or give equal rows a common value and keep them "
            + "together with groupColumnName.");
    }

    private static IEnumerable<ITransformer> Parts(ITransformer model) => model switch
    {
        ComposedTransformer { Inner: { } inner } => Parts(inner),
        IEnumerable<ITransformer> chain => chain.SelectMany(Parts),
        _ => [model],
    };
}
