namespace Microsoft.ML.Imbalance;

/// <summary>Reads what a column says of the labeled rows of an evaluation, in their order: groups, or keys. No prediction is computed for it.</summary>
internal static class LabeledRowTags
{
    /// <param name="data">Scored rows.</param>
    /// <param name="labelColumnName">Rows without a label here are left out, as they are in the evaluation.</param>
    /// <param name="classNames">The classes of the evaluation.</param>
    /// <param name="column">The column to read.</param>
    /// <param name="role">What it is for, as an error shall call it.</param>
    /// <param name="codes">Numbers its values.</param>
    /// <param name="missing">The error for a row without a value.</param>
    public static int[] Read(
        IDataView data, string labelColumnName, string[] classNames, DataViewSchema.Column column, string role, ValueCodes codes, Func<long, Exception> missing)
    {
        DataViewSchema.Column label = data.Schema[labelColumnName];
        var tags = new List<int>();
        using DataViewRowCursor cursor = Cancellation.Watch(data).GetRowCursor([label, column]);
        Func<int> actualOf = ClassPartitionReader.CreateLookup(cursor, label, classNames);
        Func<int> tagOf = codes.Start(cursor, column, role);
        var work = new LongWork($"{role} values read", data.GetRowCount() ?? 0);
        while (cursor.MoveNext())
        {
            work.SmallStep();
            if (actualOf() == ClassCodes.Unlabeled)
                continue;
            int tag = tagOf();
            tags.Add(tag == ValueCodes.Missing ? throw missing(cursor.Position) : tag);
        }
        return [.. tags];
    }
}
