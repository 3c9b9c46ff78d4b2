namespace Microsoft.ML.Imbalance;

/// <summary>What is known of the view behind an evaluation, apart from its predictions.</summary>
internal sealed class EvaluatedView
{
    private EvaluatedView(string labelColumnName, IReadOnlyList<ClassCountChange>? resampled, int repeatedRowCount)
    {
        LabelColumnName = labelColumnName;
        Resampled = resampled;
        RepeatedRowCount = repeatedRowCount;
    }

    public string LabelColumnName { get; }

    /// <summary>How a resampler changed the classes of the rows, or of more rows that these are some of; null if none did.</summary>
    public IReadOnlyList<ClassCountChange>? Resampled { get; }

    /// <summary>How many rows have the id of an earlier row.</summary>
    public int RepeatedRowCount { get; }

    public static EvaluatedView Of(DataViewSchema.Column label, RowIdCounter ids) => Of(label, ids.CountRepeats());

    public static EvaluatedView Of(DataViewSchema.Column label, int repeatedRowCount = 0)
    {
        IReadOnlyList<ClassCountChange>? changes = CountAnnotations.Read(label);
        bool changed = changes?.Any(c => c.CountBefore != c.CountAfter) ?? false;
        return new EvaluatedView(label.Name, changed ? changes : null, repeatedRowCount);
    }

    /// <summary>Of several parts of the same data.</summary>
    public static EvaluatedView? Pool(IEnumerable<EvaluatedView?> parts)
    {
        EvaluatedView[] views = [.. parts.OfType<EvaluatedView>()];
        return views.Length == 0
            ? null
            : new EvaluatedView(views[0].LabelColumnName, views.Select(view => view.Resampled).FirstOrDefault(changes => changes is not null), views.Sum(view => view.RepeatedRowCount));
    }
}
