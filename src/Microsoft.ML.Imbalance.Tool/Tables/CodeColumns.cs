namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Columns of few whole numbers, which may be codes of something: what lies between two codes means nothing.</summary>
internal static class CodeColumns
{
    // Days of a week and months of a year are codes as much as amounts.
    private const int MostCodes = 12;
    private const int MostNamed = 5;

    /// <summary>A note on the columns that a resampler mixed although they may be codes; null if there is none.</summary>
    public static string? NoteOn(ResamplingStrategy strategy, IEnumerable<TableColumn> features)
    {
        bool takesCategories = strategy.Features.Contains(StrategyFeatures.Mixed);
        if (!takesCategories && !strategy.Features.Contains(StrategyFeatures.Numbers))
            return null;
        string[] names = [.. features.Where(c => c.IsNumeric && IsLikeCodes(c)).Select(c => c.Name)];
        if (names.Length == 0)
            return null;
        string advice = takesCategories ? "name them with --categories." : "name them with --categories and use smote-nc, which never mixes categories.";
        return $"{WordList.Quoted(names, MostNamed)}: few whole numbers, taken as amounts, so that new rows lie between them. If they are codes, {advice}";
    }

    private static bool IsLikeCodes(TableColumn column) => column.Kind == ColumnKind.Integer && column.Numbers.Where(n => !double.IsNaN(n)).Distinct().Take(MostCodes + 1).Count() is >= 2 and <= MostCodes;
}
