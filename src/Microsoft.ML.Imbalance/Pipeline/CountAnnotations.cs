using Microsoft.ML.Data;

namespace Microsoft.ML.Imbalance;

/// <summary>Class names and counts as annotations of a column, so that later steps know how the classes were changed.</summary>
internal static class CountAnnotations
{
    public const string ClassNames = "ImbalanceClassNames";
    public const string CountsBefore = "ImbalanceClassCountsBefore";
    public const string CountsAfter = "ImbalanceClassCountsAfter";

    /// <summary>The same columns, with the counts of a report on the label column.</summary>
    public static DataViewSchema AddTo(DataViewSchema schema, string labelColumnName, ResamplingReport report)
    {
        int label = schema[labelColumnName].Index;
        var builder = new DataViewSchema.Builder();
        foreach (DataViewSchema.Column column in schema)
            builder.AddColumn(column.Name, column.Type, column.Index == label ? Extend(column, report) : column.Annotations);
        return builder.ToSchema();
    }

    /// <summary>What <see cref="AddTo"/> wrote on a label column; null if there is nothing.</summary>
    public static IReadOnlyList<ClassCountChange>? Read(DataViewSchema.Column label)
    {
        if (label.Annotations.Schema.GetColumnOrNull(CountsBefore) is null || label.Annotations.Schema.GetColumnOrNull(CountsAfter) is null)
            return null;
        string[]? names = AnnotationNames.Read(label, ClassNames);
        if (names is null)
            return null;
        VBuffer<long> before = default, after = default;
        label.Annotations.GetValue(CountsBefore, ref before);
        label.Annotations.GetValue(CountsAfter, ref after);
        long[] countsBefore = [.. before.DenseValues()], countsAfter = [.. after.DenseValues()];
        return [.. names.Select((name, c) => new ClassCountChange(name, countsBefore[c], countsAfter[c]))];
    }

    private static DataViewSchema.Annotations Extend(DataViewSchema.Column column, ResamplingReport report)
    {
        DataViewSchema.Annotations annotations = column.Annotations;
        // A resampler before this one: what was before it, was before both.
        Dictionary<string, double>? before = PriorAnnotations.Read(column, CountsBefore);
        int count = report.Classes.Count;
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(annotations, name => name is not (ClassNames or CountsBefore or CountsAfter));
        var counts = new VectorDataViewType(NumberDataViewType.Int64, count);
        builder.Add<VBuffer<ReadOnlyMemory<char>>>(
            ClassNames, new VectorDataViewType(TextDataViewType.Instance, count), (ref VBuffer<ReadOnlyMemory<char>> value) => Fill(report, c => c.Name.AsMemory(), ref value));
        builder.Add<VBuffer<long>>(CountsBefore, counts, (ref VBuffer<long> value) => Fill(report, c => (long)(before?.GetValueOrDefault(c.Name, c.CountBefore) ?? c.CountBefore), ref value));
        builder.Add<VBuffer<long>>(CountsAfter, counts, (ref VBuffer<long> value) => Fill(report, c => c.CountAfter, ref value));
        return builder.ToAnnotations();
    }

    private static void Fill<T>(ResamplingReport report, Func<ClassCountChange, T> select, ref VBuffer<T> value)
    {
        VBufferEditor<T> editor = VBufferEditor.Create(ref value, report.Classes.Count);
        for (int c = 0; c < report.Classes.Count; c++)
            editor.Values[c] = select(report.Classes[c]);
        value = editor.Commit();
    }
}
