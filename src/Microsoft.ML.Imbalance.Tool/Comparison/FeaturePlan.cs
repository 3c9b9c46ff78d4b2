namespace Microsoft.ML.Imbalance.Tool;

/// <summary>What each column of a file is as a feature. Decided from the columns alone, without the label; what depends on values is fitted inside each fold.</summary>
internal sealed class FeaturePlan
{
    /// <summary>Up to so many values a category has a slot for each; beyond, values share slots by their hash.</summary>
    public const int MostCategories = 50;

    private readonly List<string> _notes = [];

    private FeaturePlan(IEnumerable<TableColumn> features) => Names = new PlanNames(features.Select(f => f.Name));

    /// <summary>Every column that is a feature, in the order of <see cref="Numbers"/>, <see cref="Categories"/> and <see cref="ManyCategories"/>.</summary>
    public IEnumerable<TableColumn> Features => Numbers.Concat(Categories).Concat(ManyCategories);

    /// <summary>The columns that are made of them.</summary>
    public PlanNames Names { get; }

    /// <summary>Columns of numbers.</summary>
    public List<TableColumn> Numbers { get; } = [];

    /// <summary>Those of the numbers that have gaps.</summary>
    public TableColumn[] NumbersWithGaps => [.. Numbers.Where(c => c.MissingCount > 0)];

    /// <summary>Columns of a few categories.</summary>
    public List<TableColumn> Categories { get; } = [];

    /// <summary>Columns of many categories.</summary>
    public List<TableColumn> ManyCategories { get; } = [];

    public bool HasCategories => Categories.Count + ManyCategories.Count > 0;

    /// <summary>What was left out, and why.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <exception cref="ToolException">There is no feature, or a number is infinite.</exception>
    public static FeaturePlan Of(Table table, TableColumn label, TableColumn[] excluded)
    {
        TableColumn[] columns = [.. table.Columns.Where(c => c != label && !excluded.Contains(c))];
        var plan = new FeaturePlan(columns);
        foreach (TableColumn column in columns)
            plan.Add(column, table.RowCount);
        if (!plan.Features.Any())
            throw new ToolException($"'{table.Path}' has no column left to learn from, beside label column '{label.Name}' and what was excluded. {string.Join(' ', plan.Notes)}".TrimEnd());
        return plan;
    }

    private void Add(TableColumn column, int rowCount)
    {
        if (ResampledWriter.IsProvenance(column.Name))
        {
            _notes.Add($"Column '{column.Name}' was written by resample and tells where a row comes from: left out.");
            if (column.Name == ResampledWriter.SyntheticColumn)
                _notes.Add("Rows of a resampled file repeat or resemble each other, so that what folds of it tell is too good. Use the file from before: strategies are applied within each fold.");
            return;
        }
        if (column.IsNumeric)
        {
            int infinite = Array.FindIndex(column.Numbers, double.IsInfinity);
            if (infinite >= 0)
                throw new ToolException($"Column '{column.Name}' is infinite in row {infinite} (counted from 0). Correct the value, leave it empty, or use --exclude {column.Name}.");
            if (column.Numbers.Distinct().Take(2).Count() == 1)
                _notes.Add($"Column '{column.Name}' has one value only: left out.");
            else
                Numbers.Add(column);
            return;
        }
        int categories = CountCategories(column);
        if (categories == 1)
            _notes.Add($"Column '{column.Name}' has one value only: left out.");
        else if (categories <= MostCategories)
            Categories.Add(column);
        else if (categories > rowCount / 2)
            _notes.Add($"Column '{column.Name}' has {categories} different texts in {rowCount} rows, like a name or an identifier: left out.");
        else
            ManyCategories.Add(column);
    }

    private static int CountCategories(TableColumn column)
    {
        var values = new HashSet<string>();
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> byText = values.GetAlternateLookup<ReadOnlySpan<char>>();
        for (int row = 0; row < column.Cells.Count; row++)
            byText.Add(column.IsMissing(row) ? "" : column.Cells.Value(row).Span);
        return values.Count;
    }
}
