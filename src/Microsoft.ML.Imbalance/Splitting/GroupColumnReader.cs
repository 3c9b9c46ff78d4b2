namespace Microsoft.ML.Imbalance;

/// <summary>Reads a column of any scalar type into the group of each row: rows with equal values are one group.</summary>
internal static class GroupColumnReader
{
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or no scalar.</exception>
    /// <exception cref="InvalidOperationException">A row has no group.</exception>
    public static RowGroups Read(IDataView view, string groupColumnName, RowIdentity identity)
    {
        DataViewSchema.Column column = SchemaChecks.Find(view.Schema, groupColumnName, "group");
        ValueCodes codes = ValueCodes.Create(column, "group");
        var groupOf = new int[identity.RowCount];
        using DataViewRowCursor cursor = Cancellation.Watch(view).GetRowCursor([column]);
        Func<int> codeOf = codes.Start(cursor, column, "group");
        Func<int> rowOf = identity.NumberRows(cursor);
        var work = new LongWork("groups read", identity.RowCount);
        while (cursor.MoveNext())
        {
            work.SmallStep();
            int group = codeOf();
            groupOf[rowOf()] = group == ValueCodes.Missing ? throw Missing(groupColumnName, cursor.Position) : group;
        }
        return new RowGroups(groupColumnName, groupOf, codes.Count);
    }

    /// <summary>The error for a row without a group.</summary>
    public static InvalidOperationException Missing(string groupColumnName, long row) => new(
        $"Group column '{groupColumnName}' has no value in row {row} (counted from 0), so that nothing tells which rows it belongs with. "
        + "Fill in the value, or remove such rows first.");
}
