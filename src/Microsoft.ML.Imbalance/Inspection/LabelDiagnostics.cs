namespace Microsoft.ML.Imbalance;

/// <summary>What the class counts alone tell: each rule gives at most one diagnostic.</summary>
internal static class LabelDiagnostics
{
    private const double MisleadingShare = 0.8;
    private const int FewRowsLimit = 10;
    private const int UsualFoldCount = 5;
    private const int ManyClassesLimit = 100;
    private const int MostNames = 5;

    public static IEnumerable<ImbalanceDiagnostic> Find(ClassPartition partition)
    {
        ImbalanceDiagnostic?[] found =
            [SingleClass(partition), AccuracyMisleads(partition), TooFewRowsForFolds(partition), FewRows(partition), UnlabeledRows(partition), ManyClasses(partition)];
        return found.OfType<ImbalanceDiagnostic>();
    }

    private static ImbalanceDiagnostic? SingleClass(ClassPartition partition) => partition.ClassCount > 1 ? null : new(
        "IMB001",
        DiagnosticSeverity.Error,
        $"Column '{partition.LabelColumnName}' has one class only, \"{partition.Names[0]}\".",
        "A classifier needs two: check the label column and the filters before this step.");

    private static ImbalanceDiagnostic? AccuracyMisleads(ClassPartition partition)
    {
        double share = (double)partition.Counts[partition.Majority] / (partition.RowCount - partition.UnlabeledCount);
        return partition.ClassCount == 1 || share < MisleadingShare ? null : new(
            "IMB002",
            DiagnosticSeverity.Warning,
            $"Always answering \"{partition.Names[partition.Majority]}\" is right for {InspectionTable.Percent(share)} of the rows, so that a high accuracy says little.",
            "Judge by average precision, balanced accuracy or the Matthews correlation, and try a threshold and class weights first.");
    }

    private static ImbalanceDiagnostic? TooFewRowsForFolds(ClassPartition partition)
    {
        string? classes = ClassesWith(partition, 1, UsualFoldCount - 1);
        return classes is null ? null : new(
            "IMB003",
            DiagnosticSeverity.Warning,
            $"Classes have fewer rows than {UsualFoldCount} folds need: {classes}.",
            "Use fewer folds, collect more rows, or remove the class or merge it with another.");
    }

    private static ImbalanceDiagnostic? FewRows(ClassPartition partition)
    {
        string? classes = ClassesWith(partition, UsualFoldCount, FewRowsLimit - 1);
        return classes is null ? null : new(
            "IMB004",
            DiagnosticSeverity.Warning,
            $"Classes have fewer than {FewRowsLimit} rows: {classes}.",
            "One row more or less changes their recall a lot: repeat the cross-validation with several seeds, and look at intervals rather than at single numbers.");
    }

    private static ImbalanceDiagnostic? UnlabeledRows(ClassPartition partition) => partition.UnlabeledCount == 0 ? null : new(
        "IMB005",
        DiagnosticSeverity.Warning,
        $"{partition.UnlabeledCount} of {partition.RowCount} rows have no label in column '{partition.LabelColumnName}'.",
        "Remove them, or label them: they are no class's rows, and trainers skip them.");

    private static ImbalanceDiagnostic? ManyClasses(ClassPartition partition) => partition.ClassCount <= ManyClassesLimit ? null : new(
        "IMB006",
        DiagnosticSeverity.Warning,
        $"Column '{partition.LabelColumnName}' has {partition.ClassCount} classes.",
        "Check that it is a class and not a measurement or an id; merge rare classes where that makes sense.");

    private static string? ClassesWith(ClassPartition partition, int minimum, int maximum)
    {
        int[] classes = [.. Enumerable.Range(0, partition.ClassCount).Where(c => partition.Counts[c] >= minimum && partition.Counts[c] <= maximum)];
        return classes.Length == 0
            ? null
            : ShortList.Of(classes.OrderBy(c => partition.Counts[c]).Select(c => $"\"{partition.Names[c]}\" ({partition.Counts[c]})"), MostNames);
    }
}
