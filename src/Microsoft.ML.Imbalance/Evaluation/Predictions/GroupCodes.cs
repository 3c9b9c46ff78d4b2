namespace Microsoft.ML.Imbalance;

/// <summary>Numbers the groups of rows: the same group has the same number in every view that is read.</summary>
internal sealed class GroupCodes
{
    private ValueCodes? _codes;

    /// <summary>The group of each labeled row.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The column is missing or no scalar.</exception>
    /// <exception cref="InvalidOperationException">A row has no group.</exception>
    public int[] Read(IDataView data, string labelColumnName, string[] classNames, string groupColumnName)
    {
        DataViewSchema.Column column = SchemaChecks.Find(data.Schema, groupColumnName, "group");
        _codes ??= ValueCodes.Create(column, "group");
        return LabeledRowTags.Read(data, labelColumnName, classNames, column, "group", _codes, row => GroupColumnReader.Missing(groupColumnName, row));
    }
}
