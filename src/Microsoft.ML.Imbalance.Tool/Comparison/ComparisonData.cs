using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A file as it is compared on: the rows that have a label, their features as they are, and the classes.</summary>
internal sealed class ComparisonData
{
    public const string Label = "Label";
    public const string Numbers = "Numbers";
    public const string Gaps = "Gaps";

    private const string Missing = "(missing)";

    private ComparisonData(LabelClasses classes, string? positive, FeaturePlan plan, ColumnarView view)
    {
        Classes = classes;
        Positive = positive;
        Plan = plan;
        View = view;
    }

    public LabelClasses Classes { get; }

    /// <summary>The class of interest; null if there are more than two.</summary>
    public string? Positive { get; }

    public bool IsBinary => Positive is not null;

    public FeaturePlan Plan { get; }

    /// <summary>What was left out, and why.</summary>
    public IEnumerable<string> Notes => Classes.UnlabeledCount == 0 ? Plan.Notes : [.. Plan.Notes, $"{Classes.UnlabeledCount} rows without a label: left out."];

    /// <summary>
    /// The label (Boolean, true for the class of interest, or a key for more than two classes), the numbers as one vector with NaN for gaps, those of them with gaps as
    /// another, and each category as text.
    /// </summary>
    public IDataView View { get; }

    /// <param name="table">The file.</param>
    /// <param name="label">Its label column.</param>
    /// <param name="positive">The class of interest; null for the rarer one.</param>
    /// <param name="excluded">Columns that are no features.</param>
    /// <exception cref="ToolException">There are not two classes, no such class of interest, or nothing to learn from.</exception>
    public static ComparisonData Create(Table table, TableColumn label, string? positive, TableColumn[] excluded)
    {
        LabelClasses classes = LabelClasses.Of(label);
        if (positive is not null)
            classes.Require(positive, label.Name);
        if (classes.Count > 2 && positive is not null)
            throw new ToolException($"Label column '{label.Name}' has {classes.Count} classes, so that there is no single positive one. Leave --positive out.");
        positive ??= classes.Count == 2 ? classes.Rarest : null;
        FeaturePlan plan = FeaturePlan.Of(table, label, excluded);

        int[] rows = [.. Enumerable.Range(0, table.RowCount).Where(row => !label.IsMissing(row))];
        List<ViewColumn> columns = [positive is null ? ClassColumn.Create(Label, label, classes.Names, rows) : BooleanLabel(label, positive, rows)];
        if (plan.Numbers.Count > 0)
            columns.Add(Vector(Numbers, plan.Numbers, rows));
        if (plan.NumbersWithGaps.Length > 0)
            columns.Add(Vector(Gaps, plan.NumbersWithGaps, rows));
        foreach (TableColumn category in plan.Categories.Concat(plan.ManyCategories))
        {
            columns.Add(new ViewColumn<ReadOnlyMemory<char>>(
                CategoryName(category), TextDataViewType.Instance, row => category.IsMissing(rows[row]) ? Missing.AsMemory() : category.Cells.Value(rows[row])));
        }
        return new ComparisonData(classes, positive, plan, new ColumnarView(rows.Length, columns));
    }

    /// <summary>The name of a category's column in <see cref="View"/>, which no other column has.</summary>
    public static string CategoryName(TableColumn column) => $"Category {column.Name}";

    private static ViewColumn<bool> BooleanLabel(TableColumn label, string positive, int[] rows)
        => new(Label, BooleanDataViewType.Instance, row => label.Cells.Value(rows[row]).Span.SequenceEqual(positive));

    private static VectorColumn<float> Vector(string name, IReadOnlyList<TableColumn> columns, int[] rows)
    {
        VBuffer<float>[] values = Array.ConvertAll(rows, row => new VBuffer<float>(columns.Count, [.. columns.Select(c => (float)c.Numbers[row])]));
        return new VectorColumn<float>(name, new VectorDataViewType(NumberDataViewType.Single, columns.Count), values);
    }
}
