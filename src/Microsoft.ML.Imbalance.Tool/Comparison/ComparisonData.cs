using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>A file as it is compared on: the rows that have a label, their features as they are, and the classes.</summary>
internal sealed class ComparisonData
{
    private ComparisonData(LabelClasses classes, string? positive, FeaturePlan plan, ColumnarView view, IReadOnlyList<ViewColumn> featureColumns)
    {
        FeatureColumns = featureColumns;
        Classes = classes;
        Positive = positive;
        Plan = plan;
        View = view;
    }

    public LabelClasses Classes { get; }

    /// <summary>The class of interest; null if there are more than two.</summary>
    public string? Positive { get; }

    /// <summary>The other class of two; null if there are more.</summary>
    public string? Negative => Positive is null ? null : Classes.Names.Single(n => n != Positive);

    public bool IsBinary => Positive is not null;

    public FeaturePlan Plan { get; }

    /// <summary>What was left out, and why.</summary>
    public IEnumerable<string> Notes => Classes.UnlabeledCount == 0 ? Plan.Notes : [.. Plan.Notes, $"{Classes.UnlabeledCount} {(Classes.UnlabeledCount == 1 ? "row" : "rows")} without a label: left out."];

    /// <summary>
    /// The label (Boolean, true for the class of interest, or a key for more than two classes), and each feature as it is in the file: a number as Single, NaN where it is
    /// missing; anything else as text.
    /// </summary>
    public IDataView View { get; }

    /// <summary>The features of <see cref="View"/>.</summary>
    public IReadOnlyList<ViewColumn> FeatureColumns { get; }

    /// <param name="file">The file.</param>
    /// <param name="positive">The class of interest; null for the rarer one.</param>
    /// <exception cref="ToolException">There are not two classes, no such class of interest, or nothing to learn from.</exception>
    public static ComparisonData Create(LabeledTable file, string? positive)
    {
        (Table table, TableColumn label, TableColumn[] excluded) = file;
        LabelClasses classes = LabelClasses.Of(label);
        if (positive is not null)
            classes.Require(positive, label.Name);
        if (classes.Count > 2 && positive is not null)
            throw new ToolException($"Label column '{label.Name}' has {classes.Count} classes, so that there is no single positive one. Leave --positive out.");
        positive ??= classes.Count == 2 ? classes.Rarest : null;
        FeaturePlan plan = FeaturePlan.Of(table, label, excluded);

        int[] rows = [.. Enumerable.Range(0, table.RowCount).Where(row => !label.IsMissing(row))];
        ViewColumn labelColumn = positive is null ? ClassColumn.Create(plan.Names.Label, label, classes.Names, rows) : BooleanLabel(plan.Names.Label, label, positive, rows);
        ViewColumn[] features = [.. plan.Features.Select(f => Feature(f, rows))];
        return new ComparisonData(classes, positive, plan, new ColumnarView(rows.Length, [labelColumn, .. features]), features);
    }

    private static ViewColumn<bool> BooleanLabel(string name, TableColumn label, string positive, int[] rows)
        => new(name, BooleanDataViewType.Instance, row => label.Cells.Value(rows[row]).Span.SequenceEqual(positive));

    private static ViewColumn Feature(TableColumn column, int[] rows) => column.IsNumeric
        ? new ViewColumn<float>(column.Name, NumberDataViewType.Single, row => (float)column.Numbers[rows[row]])
        : new ViewColumn<ReadOnlyMemory<char>>(column.Name, TextDataViewType.Instance, row => column.Cells.Value(rows[row]));
}
